import { BigironError, type ErrorFacts } from '@bigiron/wire/errors';

/** A message that the host sent back, as IBM i numbers them. */
export interface HostMessage {
  /** Seven characters, e.g. `CPF9801`; empty for an impromptu message. */
  readonly id: string;
  /** 0 to 99. */
  readonly severity: number;
  /** Two digits: 01 completion, 02 diagnostic, 04 informational, 15 escape ... */
  readonly type: string;
  readonly text: string;
  /** Second-level text. */
  readonly help: string;
  readonly file: string;
  readonly library: string;
  /** Replacement data as bytes. */
  readonly data: Uint8Array;
}

/** The host was reached and did not do what was asked: its messages say why. */
export class HostError extends BigironError {
  override readonly name: string = 'HostError';
  /** All messages that came back, oldest first. */
  readonly messages: readonly HostMessage[];
  /** Second-level text of the message that names the error; empty when the host sent none. */
  readonly help: string;

  /** `code` is by default the message id in lower case. */
  constructor(message: string, facts: Partial<ErrorFacts>, messages: readonly HostMessage[] = []) {
    super(message, {
      code: facts.messageId?.toLowerCase() ?? 'host-refused',
      layer: 'service',
      fault: 'caller',
      ...facts,
    });
    this.messages = messages;
    this.help = messages.findLast(({ id }) => id !== '' && id === facts.messageId)?.help ?? '';
  }
}

/**
 * User or password were not accepted. `code` says why: `password-incorrect`, `password-expired`, `user-unknown`, `user-disabled` ...; see
 * the guide of the client for all.
 */
export class SignonError extends HostError {
  override readonly name = 'SignonError';
}

export type ConnectionErrorCode =
  | 'connect-failed'
  | 'connect-timed-out'
  /** The other end does not speak TLS, or its certificate is not trusted. */
  | 'tls-failed'
  /** The host, or the path to it, closed the connection. */
  | 'connection-closed'
  /** The host sent what cannot be a reply. */
  | 'protocol'
  /** `close` was called. */
  | 'closed';

/** No connection, or a connection that broke. */
export class ConnectionError extends BigironError {
  override readonly name = 'ConnectionError';
  declare readonly code: ConnectionErrorCode;

  constructor(message: string, code: ConnectionErrorCode, cause?: unknown) {
    super(message, {
      code,
      layer: 'session',
      ...(notTheNetwork[code] ?? { fault: 'network', retryable: true }),
      cause,
    });
  }
}

const notTheNetwork: Partial<Record<ConnectionErrorCode, Pick<ErrorFacts, 'fault'>>> = {
  'tls-failed': { fault: 'peer' },
  protocol: { fault: 'peer' },
  closed: { fault: 'caller' },
};

/** The time given for a call is over. What the host did is not known. */
export class TimeoutError extends BigironError {
  override readonly name = 'TimeoutError';

  constructor(message: string) {
    super(message, { code: 'timed-out', layer: 'session', fault: 'network', retryable: true });
  }
}
