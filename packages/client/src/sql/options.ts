import type { CommitLevel } from '@bigiron/wire/hostserver/database/index';
import type { PoolLimits } from '../connection/pool.ts';

/** What a unit of work sees of others, and others of it. `none`: no commitment control. */
export type Isolation = 'none' | 'read uncommitted' | 'read committed' | 'repeatable read' | 'serializable';

/** How a connection to the database is set up. */
export interface SqlOptions {
  /** `sql`: `LIB.TABLE`; `system`: also `LIB/TABLE`, and names without a library are looked up in the library list. Default `sql`. */
  readonly naming?: 'sql' | 'system';
  /** Where names without a schema are, with SQL naming. Default: the first of `libraries`, else the user's name. */
  readonly schema?: string;
  /** The library list; `*LIBL` stands for the user's own, without it these libraries take its place. */
  readonly libraries?: readonly string[];
  /** Isolation of transactions. Default `read committed`. Outside of them every statement is committed when it is done. */
  readonly isolation?: Isolation;
  /** Largest precision and scale of decimal results, and the least scale of quotients. Default 31, 31 and 0. */
  readonly decimals?: { readonly precision?: 31 | 63; readonly scale?: number; readonly divideScale?: number };
  /** Bytes of rows that are fetched at once. Default 128 KB. */
  readonly blockSize?: number;
  /** Bytes up to which large objects come with their rows; longer ones are fetched when they are read. Default 32 768. */
  readonly lobThreshold?: number;
  /** Asks the host where columns come from: label, table, base name. Default false. */
  readonly columnDetails?: boolean;
  /** Milliseconds that each request of a statement may take, unless the call says otherwise. Default: as `connect` was told. */
  readonly timeout?: number | undefined;
  /** What the host shows of this client: special registers CLIENT APPLNAME, CLIENT USERID ... */
  readonly client?: {
    readonly application?: string;
    readonly user?: string;
    readonly workstation?: string;
    readonly accounting?: string;
    readonly program?: string;
  };
}

export interface SqlPoolOptions extends SqlOptions {
  /** Connections to the database, each of which is a job of the host. Default: at most 8. */
  readonly pool?: PoolLimits;
}

/** Isolation as the wire numbers it. Source: JTOpen `JDTransactionManager.java`. */
export const commitLevels: Readonly<Record<Isolation, (typeof CommitLevel)[keyof typeof CommitLevel]>> = {
  none: 0,
  'read uncommitted': 2,
  'read committed': 1,
  'repeatable read': 3,
  serializable: 4,
};

export const defaults = { blockSize: 128 << 10, lobThreshold: 32_768, isolation: 'read committed' } as const;
