import { Buffer } from 'node:buffer';
import { BigironError } from '@bigiron/wire/errors';
import { PgError } from '../../store/postgres/error.ts';
import type { Queryable } from '../../store/store.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** Identifies a branch of a global transaction (X/Open XA, 4.2: XID). */
export interface Xid {
  readonly formatId: number;
  /** At most 64 bytes each. */
  readonly globalId: Uint8Array;
  readonly branchQualifier: Uint8Array;
}

/** Return codes of the XA interface (X/Open XA, 4.3). */
export const XaCode = {
  readOnly: 3,
  rolledBack: 100,
  resourceManagerError: -3,
  unknownXid: -4,
  invalid: -5,
  protocol: -6,
  duplicateXid: -8,
  outside: -9,
} as const;

export class XaError extends BigironError {
  override readonly name = 'XaError';
  readonly xaCode: number;

  constructor(xaCode: number, message: string, cause?: unknown) {
    super(message, { code: `xa${xaCode}`, layer: 'room', fault: 'caller', cause });
    this.xaCode = xaCode;
  }
}

/** What the branches of a session need of it. */
export interface XaCollaborators {
  readonly unit: UnitOfWork;
  readonly connection: Queryable & { script(text: string): Promise<void> };
}

/**
 * Branches of global transactions in one session: the unit of work that is open belongs to the branch that was started. A prepared branch is
 * PostgreSQL's prepared transaction: it survives the session, the host and the database server, and any session can end it.
 */
export class XaBranches {
  readonly #with: XaCollaborators;
  #branch: { readonly gid: string; active: boolean } | undefined;

  constructor(collaborators: XaCollaborators) {
    this.#with = collaborators;
  }

  /** A branch is there: statements are part of it whatever the session's autocommit says. */
  get isInBranch(): boolean {
    return this.#branch?.active === true;
  }

  async start(xid: Xid, resume = false): Promise<void> {
    const gid = gidOf(xid);
    if (resume) {
      this.#require(gid).active = true;
      return;
    }
    if (this.#branch !== undefined)
      throw new XaError(this.#branch.gid === gid ? XaCode.duplicateXid : XaCode.protocol, 'A branch is in progress.');
    if (this.#with.unit.isOpen) throw new XaError(XaCode.outside, 'A local unit of work is open.');
    if (await this.#isPrepared(gid)) throw new XaError(XaCode.duplicateXid, 'There is a prepared branch of this id.');
    await this.#with.unit.commit(true);
    this.#branch = { gid, active: true };
  }

  /** The work for the branch is done, or suspended; its locks stay. */
  end(xid: Xid): void {
    this.#require(gidOf(xid)).active = false;
  }

  /** Errors: whatever keeps PostgreSQL from preparing (work in QTEMP, for example) rolls the branch back. */
  async prepare(xid: Xid): Promise<'prepared' | 'read-only'> {
    const gid = gidOf(xid);
    this.#require(gid);
    this.#branch = undefined;
    const { unit, connection } = this.#with;
    if (!unit.isOpen) {
      await unit.rollback(false);
      return 'read-only';
    }
    try {
      await unit.prepare(gid);
      return 'prepared';
    } catch (error) {
      if (!(error instanceof PgError)) throw error;
      await connection.script('ROLLBACK').catch(() => undefined);
      throw new XaError(XaCode.rolledBack, 'The branch could not be prepared and was rolled back.', error);
    }
  }

  async commit(xid: Xid, onePhase: boolean): Promise<void> {
    const gid = gidOf(xid);
    if (this.#branch?.gid === gid) {
      if (!onePhase) throw new XaError(XaCode.protocol, 'The branch is not prepared.');
      this.#branch = undefined;
      return this.#with.unit.commit(true);
    }
    await this.#finish('COMMIT PREPARED', gid);
  }

  async rollback(xid: Xid): Promise<void> {
    const gid = gidOf(xid);
    if (this.#branch?.gid === gid) {
      this.#branch = undefined;
      return this.#with.unit.rollback(false);
    }
    await this.#finish('ROLLBACK PREPARED', gid);
  }

  /** Branches that are prepared and wait for their end, of all sessions. */
  async recover(): Promise<Xid[]> {
    const { rows } = await this.#with.connection.query<{ gid: string }>(
      'SELECT gid FROM pg_prepared_xacts WHERE database = current_database() ORDER BY prepared',
    );
    return rows.flatMap(({ gid }) => xidOf(gid) ?? []);
  }

  #require(gid: string): { active: boolean } {
    if (this.#branch?.gid !== gid) throw new XaError(XaCode.unknownXid, 'There is no branch of this id here.');
    return this.#branch;
  }

  async #isPrepared(gid: string): Promise<boolean> {
    const { rows } = await this.#with.connection.query('SELECT FROM pg_prepared_xacts WHERE gid = $1', [gid]);
    return rows.length > 0;
  }

  /** PREPARE and its kin take no parameters: the id is made of characters that need no quoting. */
  async #finish(verb: 'COMMIT PREPARED' | 'ROLLBACK PREPARED', gid: string): Promise<void> {
    if (this.#with.unit.isReading) await this.#with.unit.commit(true);
    try {
      await this.#with.connection.script(`${verb} '${gid}'`);
    } catch (error) {
      if (!(error instanceof PgError)) throw error;
      if (error.sqlstate === '42704') throw new XaError(XaCode.unknownXid, 'There is no branch of this id.', error);
      throw new XaError(XaCode.resourceManagerError, 'The branch could not be ended.', error);
    }
  }
}

/** At most 186 characters, of which PostgreSQL takes 199. */
function gidOf({ formatId, globalId, branchQualifier }: Xid): string {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  return `xa:${(formatId >>> 0).toString(16)}:${text(globalId)}:${text(branchQualifier)}`;
}

function xidOf(gid: string): Xid | undefined {
  const [, formatId, globalId, branchQualifier] = /^xa:([0-9a-f]+):([\w-]*):([\w-]*)$/.exec(gid) ?? [];
  if (formatId === undefined) return undefined;
  return {
    formatId: Number.parseInt(formatId, 16) | 0,
    globalId: Buffer.from(globalId!, 'base64url'),
    branchQualifier: Buffer.from(branchQualifier!, 'base64url'),
  };
}
