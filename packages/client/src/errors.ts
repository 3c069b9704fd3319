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
  /** All messages that came back, oldest first; the last one is usually the escape. */
  readonly messages: readonly HostMessage[];
  /** Second-level text of the message that names the error. */
  readonly help: string;

  constructor(message: string, facts: Partial<ErrorFacts>, messages: readonly HostMessage[] = []) {
    super(message, {
      code: facts.messageId?.toLowerCase() ?? 'host-refused',
      layer: 'service',
      fault: 'caller',
      ...facts,
    });
    this.messages = messages;
    this.help = messages.at(-1)?.help ?? '';
  }
}

/** User or password were not accepted; `code` says why. */
export class SignonError extends HostError {
  override readonly name = 'SignonError';
}

/** No connection, or a connection that broke. */
export class ConnectionError extends BigironError {
  override readonly name = 'ConnectionError';

  constructor(message: string, code: string, cause?: unknown) {
    super(message, { code, layer: 'session', fault: 'network', retryable: true, cause });
  }
}

/** The time given for a call is over. */
export class TimeoutError extends BigironError {
  override readonly name = 'TimeoutError';

  constructor(message: string) {
    super(message, { code: 'timed-out', layer: 'session', fault: 'network', retryable: true });
  }
}
