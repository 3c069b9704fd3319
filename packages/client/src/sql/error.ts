import { HostError } from '../errors.ts';

export interface SqlErrorFacts {
  readonly sqlcode: number;
  readonly sqlstate: string;
  /** `SQL0204`. */
  readonly messageId: string;
  readonly help: string;
  /** Offset in the statement, from 0, where the host tells it. */
  readonly position?: number | undefined;
}

/** The database refused a statement, or could not do it. `code` is the message id in lower case. */
export class SqlError extends HostError {
  override readonly name = 'SqlError';
  /** Negative. */
  readonly sqlcode: number;
  declare readonly sqlstate: string;
  readonly position: number | undefined;

  constructor(message: string, { sqlcode, sqlstate, messageId, help, position }: SqlErrorFacts) {
    super(
      message,
      { messageId, sqlstate, retryable: sqlcode === -911 || sqlcode === -913 },
      help === ''
        ? []
        : [
            {
              ...{ id: messageId, severity: 30, type: '02', text: message, help },
              ...{ file: 'QSQLMSG', library: 'QSYS', data: new Uint8Array(0) },
            },
          ],
    );
    this.sqlcode = sqlcode;
    this.position = position;
  }
}

/** A statement that was done, with something to say about it. */
export interface SqlWarning {
  readonly sqlcode: number;
  readonly sqlstate: string;
}
