/**
 * One connection of a client, without its socket: sessions see bytes and events only, so that a test can wire a client to
 * a service in memory.
 */
export interface Connection {
  /** Counts up from 1 in this process; names the connection in logs, traces and the audit log. */
  readonly id: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localPort: number;
  /** True when TLS protects it. */
  readonly secure: boolean;
  /** Sends bytes in one write. The buffer must not change afterwards. */
  write(bytes: Uint8Array): void;
  /** Resolves when what was written has left for the network; sessions that stream wait for it between blocks. */
  drained(): Promise<void>;
  /** Sends what was written, then closes. */
  end(): void;
  /** Closes at once; `reason` goes to the log and, for a violation, to the audit log. */
  destroy(reason: Error): void;
  /** The peer has signed on: the handshake time-out ends, and the idle time-out of the door begins. */
  authenticated(profile: string): void;
}

/** The state machine behind a connection. Its methods never throw: a fault ends the request or the connection. */
export interface Session {
  data(chunk: Buffer): void;
  /** The connection is gone; release what it held. Called once. */
  closed(): void;
}
