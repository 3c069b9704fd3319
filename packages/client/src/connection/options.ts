import type { PasswordSource } from '../signon/credentials.ts';
import type { PoolLimits } from './pool.ts';
import type { Ports } from './ports.ts';
import type { TlsOptions } from './transport.ts';

/** Where the host is, and how it is reached. */
export interface AddressOptions {
  /** Name or address of the host. */
  readonly host: string;
  /** true: TLS with the certificate authorities that Node trusts; an object names others. Default: plain. */
  readonly tls?: boolean | TlsOptions | undefined;
  /** Where the servers listen. Default `port-mapper`. */
  readonly ports?: Ports | undefined;
  /** Default 449. */
  readonly portMapperPort?: number | undefined;
  /** Milliseconds for a connection to be made and signed on. Default 10 000. */
  readonly connectTimeout?: number | undefined;
}

/** A user and its password. */
export interface PasswordSignon {
  readonly user: string;
  readonly password: PasswordSource;
  readonly token?: undefined;
}

/** A profile token in place of them. */
export interface TokenSignon {
  readonly token: Uint8Array;
  readonly user?: undefined;
  readonly password?: undefined;
}

export type ConnectOptions = AddressOptions &
  (PasswordSignon | TokenSignon) & {
    /** Milliseconds that a call may take unless it says otherwise. Default: no limit. */
    readonly timeout?: number | undefined;
    readonly pool?: PoolLimits | undefined;
    /** Ends the attempt to connect. */
    readonly signal?: AbortSignal | undefined;
  };

export const defaults = { portMapperPort: 449, connectTimeout: 10_000 } as const;
