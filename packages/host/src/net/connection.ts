/**
 * One connection of a client, without its socket: sessions see bytes and events only, so that a test can wire a client to
 * a service in memory.
 */
export interface Connection {
  /** Counts up from 1 in this process; names the connection in logs, traces and the audit log. */
  readonly id: number;
  /** Short name of the door it came through. */
  readonly door: string;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localPort: number;
  /** True when TLS protects it. */
  readonly secure: boolean;
  /**
   * Sends bytes. What is written in one turn of the event loop leaves in one write. The buffer must not change afterwards.
   * Does nothing once the connection is gone.
   */
  write(bytes: Uint8Array): void;
  /** Resolves when there is room for more; sessions that stream wait for it between blocks. */
  drained(): Promise<void>;
  /** Stops and resumes the delivery of bytes: a session that has enough to do must not collect more. */
  pause(): void;
  resume(): void;
  /** Sends what was written, then closes; with a `reason` as for `destroy` when it is not the normal end. */
  end(reason?: Error): void;
  /** Closes at once; `reason` goes to the log and, for a violation of the protocol or of a limit, to the audit log. */
  destroy(reason: Error): void;
  /** The peer has signed on: the handshake time-out ends, and the idle time-out of the door begins. */
  authenticated(profile: string): void;
}

/** The state machine behind a connection. Its methods never throw: a fault ends the request or the connection. */
export interface Session {
  data(chunk: Buffer): void;
  /** The door is closing: end the connection as soon as no request is under way. */
  drain(): void;
  /** The connection is gone; release what it held. Called once. */
  closed(): void;
}
