/** What one door takes from its clients. Times are in milliseconds. */
export interface Limits {
  readonly connections: number;
  /** Connections of one address; keeps one client from using up all of them. */
  readonly connectionsPerAddress: number;
  /** From the first byte of TLS, or from the connection, to the sign-on. */
  readonly handshakeTimeout: number;
  /** undefined: no limit. Clients of the host servers stay connected for days, and a waiting one is silent. */
  readonly idleTimeout: number | undefined;
  /** Bytes that wait for a client which does not read them. */
  readonly writeBuffer: number;
}

export const defaultLimits: Limits = {
  connections: 4096,
  connectionsPerAddress: 1024,
  handshakeTimeout: 30_000,
  idleTimeout: undefined,
  writeBuffer: 32 << 20,
};
