/** One door as commands see it. */
export interface DoorState {
  readonly name: string;
  readonly title: string;
  /** The name by which clients ask the port mapper; undefined when it has none. */
  readonly serviceName: string | undefined;
  /** The value of SERVER on STRHOSTSVR or STRTCPSVR. */
  readonly server: { readonly command: 'STRHOSTSVR' | 'STRTCPSVR'; readonly value: string };
  /** The port that it has or will have when it is started; 0: it has none but for TLS. */
  readonly port: number;
  readonly tlsPort: number | undefined;
  readonly active: boolean;
  readonly connections: number;
}

/** Starts, stops and moves doors while the host runs. Doors are named as their service declares (`signon`, `data-queue`). */
export interface ServiceControl {
  list(): readonly DoorState[];
  /** Begins to listen; nothing happens when it listens already. Rejects with a `BigironError` of fault `network` when the port is taken. */
  start(door: string): Promise<void>;
  /** Stops to listen and, with `connections`, ends the connections there are. */
  stop(door: string, options: { readonly connections: 'keep' | 'end' }): Promise<void>;
  /**
   * Changes the port of the door's plain or TLS listener, kept over restarts; an active door moves at once. `undefined` takes the
   * entry away: the door then has no such listener, and the port mapper does not know it.
   */
  move(door: string, kind: 'plain' | 'tls', port: number | undefined): Promise<void>;
}
