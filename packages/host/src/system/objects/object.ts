import type { Transaction } from '../../store/store.ts';
import type { Authority, Rights } from '../authority/rights.ts';
import type { Job } from '../jobs/job.ts';

/** Name and library as a user gives them: the library may be `*LIBL`, `*CURLIB`, `*USRLIBL` or a name. */
export interface QualifiedName {
  readonly name: string;
  readonly library: string;
}

/** Types with the star of IBM i: `*LIB`, `*DTAQ`, `*DTAARA`, `*USRSPC`, `*MSGQ`, `*PGM`, `*AUTL`, `*USRPRF` ... */
export type ObjectType = `*${string}`;

/** The description that every object has, whatever its type keeps besides. */
export interface ObjectDescription {
  /** Key of the object in the store; what a room's own table refers to (`on delete cascade`). */
  readonly id: bigint;
  readonly name: string;
  readonly library: string;
  readonly type: ObjectType;
  /** Extended attribute, e.g. `PROD` of a library; may be empty. */
  readonly attribute: string;
  readonly owner: string;
  readonly text: string;
  readonly createdBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
  readonly changed: number;
}

export interface NewObject {
  readonly name: string;
  /** A library name or `*CURLIB`. */
  readonly library: string;
  readonly type: ObjectType;
  readonly attribute?: string;
  readonly text?: string;
  /** `*LIBCRTAUT` when absent; a number is a set of rights; a name that of an authorization list. */
  readonly authority?: '*LIBCRTAUT' | Rights | { readonly authorizationList: string };
}

/**
 * Every object of the system by library, name and type. Throws the escape messages of IBM i: CPF9801 not found, CPF9802
 * not authorized, CPF9810 library not found, CPF9820 library not authorized, CPF2110, CPF9870 exists.
 */
export interface Objects {
  /** Finds an object along the job's library list and checks that its current user has `rights` to it. */
  resolve(job: Job, name: QualifiedName, type: ObjectType, rights: Rights): Promise<ObjectDescription>;
  /** As `resolve`, from what is known in memory; undefined when the store must be asked. For hot paths. */
  resolved(job: Job, name: QualifiedName, type: ObjectType, rights: Rights): ObjectDescription | undefined;
  /**
   * Creates an object owned by the job's user (or group) and, in the same transaction, what `complete` writes to the room's
   * own table.
   */
  create(
    job: Job,
    object: NewObject,
    complete?: (tx: Transaction, id: bigint) => Promise<void>,
  ): Promise<ObjectDescription>;
  /** Deletes after checking object existence; rows that refer to the id go with it. */
  delete(job: Job, name: QualifiedName, type: ObjectType): Promise<void>;
  /** Objects that the job's user may see. Name and library may be generic (`ABC*`) or `*ALL`. */
  list(job: Job, name: QualifiedName, type?: ObjectType | '*ALL'): Promise<ObjectDescription[]>;
  /** Records a change of text or contents. */
  touch(object: ObjectDescription, change?: { text?: string; attribute?: string }): Promise<void>;
  /** Calls back with the ids of objects that another process or command deleted or changed. */
  onChange(listener: (id: bigint) => void): () => void;
}

export type { Authority };
