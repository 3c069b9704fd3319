import type { Message } from '@bigiron/wire/hostserver/message';
import type { Connection, Session } from '../net/connection.ts';
import type { Limits } from '../net/limits.ts';

/** What every door declares. The registry of services is the one list from which ports, banner, ping and docs are made. */
export interface Service {
  /** Short name on the command line and in logs: `signon`, `data-queue`. */
  readonly name: string;
  readonly title: string;
  /** The name by which clients ask the port mapper: `as-signon`; undefined when it is never asked for. */
  readonly ibmName: string | undefined;
  /** undefined: it is spoken to over TLS only. */
  readonly port: number | undefined;
  /** Port of the TLS twin; undefined when there is none. */
  readonly tlsPort: number | undefined;
  /** The server named on STRHOSTSVR or STRTCPSVR: `*SIGNON`, `*RMTCMD`. */
  readonly server: { readonly command: 'STRHOSTSVR' | 'STRTCPSVR'; readonly value: string };
  /** Largest frame that a peer may send, in bytes. */
  readonly maximumFrame: number;
  /** The messages that clients send and that it answers, or obeys in silence; undefined where a protocol has no tables of them. */
  readonly requests?: readonly Message[];
  /** Where this door takes less, or more, from its clients than others do. */
  readonly limits?: Partial<Limits>;
  /** Starts a session on a new connection. The session owns the connection until it closes. */
  open(connection: Connection): Session;
}
