import type { PasswordSource } from './credentials.ts';
import type { PoolLimits } from './pool.ts';
import type { Ports } from './ports.ts';
import type { TlsOptions } from './transport.ts';

export interface ConnectOptions {
  /** Name or address of the host. */
  readonly host: string;
  readonly user: string;
  readonly password: PasswordSource;
  /** true: TLS with the certificate authorities that Node trusts; an object names others. Default: plain. */
  readonly tls?: boolean | TlsOptions | undefined;
  /** Where the servers listen. Default `port-mapper`. */
  readonly ports?: Ports | undefined;
  /** Default 449. */
  readonly portMapperPort?: number | undefined;
  /** Milliseconds for a connection to be made. Default 10 000. */
  readonly connectTimeout?: number | undefined;
  /** Milliseconds that a call may take unless it says otherwise. Default: no limit. */
  readonly timeout?: number | undefined;
  readonly pool?: PoolLimits | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const defaults = { portMapperPort: 449, connectTimeout: 10_000 } as const;
