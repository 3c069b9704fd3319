/** Where an error was noticed: reading bytes, running a session, serving a door, inside a room, or in how we were called. */
export type Layer = 'wire' | 'session' | 'service' | 'room' | 'usage';

/** Whose doing it is: the other end, this software, the code that called it, or the path between. */
export type Fault = 'peer' | 'us' | 'caller' | 'network';

export interface ErrorFacts {
  /** Stable, lower-case, hyphenated; what programs test. */
  readonly code: string;
  readonly layer: Layer;
  readonly fault: Fault;
  /** True when the same call may succeed later without change. Default false. */
  readonly retryable?: boolean;
  /** IBM message id, e.g. `CPF9801`, where the field has one. */
  readonly messageId?: string;
  /** SQLSTATE, where the field has one. */
  readonly sqlstate?: string;
  readonly cause?: unknown;
}

/** The base of every error that this project raises on purpose. */
export class BigironError extends Error {
  override readonly name: string = 'BigironError';
  readonly code: string;
  readonly layer: Layer;
  readonly fault: Fault;
  readonly retryable: boolean;
  readonly messageId: string | undefined;
  readonly sqlstate: string | undefined;

  constructor(message: string, facts: ErrorFacts) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = facts.code;
    this.layer = facts.layer;
    this.fault = facts.fault;
    this.retryable = facts.retryable ?? false;
    this.messageId = facts.messageId;
    this.sqlstate = facts.sqlstate;
  }
}

export type WireErrorCode =
  /** The bytes end before the value does. */
  | 'truncated'
  /** Bytes are left over after the last field. */
  | 'trailing-bytes'
  /** A length field contradicts what holds it. */
  | 'bad-length'
  /** A value that the table does not allow. */
  | 'bad-value'
  /** Longer than the declared maximum of the frame. */
  | 'frame-too-large'
  /** The header names another server or message than the table. */
  | 'wrong-message'
  /** A code point that the table requires is absent. */
  | 'missing-code-point'
  /** A value given to an encoder does not fit its field. */
  | 'value-too-long';

/** Bytes that do not follow their table (fault `peer`), or a value that cannot be written as one (fault `caller`). */
export class WireError extends BigironError {
  override readonly name = 'WireError';

  constructor(code: WireErrorCode, message: string, fault: Fault = code === 'value-too-long' ? 'caller' : 'peer') {
    super(message, { code, layer: 'wire', fault });
  }
}
