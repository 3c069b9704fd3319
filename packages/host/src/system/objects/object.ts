import type { Transaction } from '../../store/store.ts';
import type { PublicAuthority, Rights } from '../authority/rights.ts';
import type { Job } from '../jobs/job.ts';
import type { ObjectKey } from './record.ts';

/** Name and library as a user gives them: the library may be `*LIBL`, `*CURLIB`, `*USRLIBL` or a name. */
export interface QualifiedName {
  readonly name: string;
  readonly library: string;
}

/** Types with the star of IBM i: `*LIB`, `*DTAQ`, `*DTAARA`, `*USRSPC`, `*MSGQ`, `*PGM`, `*AUTL`, `*USRPRF` ... */
export type ObjectType = `*${string}`;

/**
 * What of a job decides which objects it finds and what it may do with them. Authority is that of the profile as it is in the
 * store now, whatever it was when the job started; `libraries.current` undefined stands for QGPL.
 */
export type Requester = Pick<Job, 'id' | 'profile' | 'libraries'>;

/** The description that every object has, whatever its type keeps besides. */
export interface ObjectDescription {
  /** Key of the object in the store; what a room's own table refers to (`REFERENCES object ON DELETE CASCADE`). */
  readonly id: bigint;
  readonly name: string;
  /** `QTEMP` for what is in the job's temporary library. */
  readonly library: string;
  readonly type: ObjectType;
  /** Extended attribute, e.g. `PROD` of a library; may be empty. */
  readonly attribute: string;
  readonly owner: string;
  readonly text: string;
  readonly createdBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
  /** When `touch` was last called; exact in lists, while `resolve` may still know an earlier time. */
  readonly changed: number;
}

export interface NewObject {
  readonly name: string;
  /** A library name or `*CURLIB`. */
  readonly library: string;
  readonly type: ObjectType;
  readonly attribute?: string;
  readonly text?: string;
  /** Default `*LIBCRTAUT`. */
  readonly authority?: '*LIBCRTAUT' | PublicAuthority;
}

/**
 * Every object of the system by library, name and type. Throws the escape messages of IBM i: CPF9801 not found, CPF9802
 * not authorized, CPF9810 library not found, CPF9820 library not authorized; when creating CPF2110 library not found, CPF2182
 * not authorized to add to it, CPF9870 exists, CPF2283 no such authorization list.
 */
export interface Objects {
  /** Finds an object along the job's library list and checks that its current user has `rights` to it. */
  resolve(job: Requester, name: QualifiedName, type: ObjectType, rights: Rights): Promise<ObjectDescription>;
  /**
   * As `resolve`, from what this process knows: throws what `resolve` would throw, and returns undefined when the store must be
   * asked (then call `resolve`). For hot paths. What is known is exact as far as this process made the changes; changes of
   * other processes arrive with the notification that their transaction sends.
   */
  resolved(job: Requester, name: QualifiedName, type: ObjectType, rights: Rights): ObjectDescription | undefined;
  /**
   * Creates an object owned by the job's user (or group) and, in the same transaction, what `complete` writes to the room's
   * own table.
   */
  create(
    job: Requester,
    object: NewObject,
    complete?: (tx: Transaction, id: bigint) => Promise<void>,
  ): Promise<ObjectDescription>;
  /** Gives an object another name in its library. Needs *OBJMGT. CPF9870 when one of that name and type is there. */
  rename(job: Requester, name: QualifiedName, type: ObjectType, newName: string): Promise<void>;
  /** Deletes after checking object existence; rows that refer to the id go with it. */
  delete(job: Requester, name: QualifiedName, type: ObjectType): Promise<void>;
  /**
   * Objects that the job's user may see (any authority but *EXCLUDE), ordered by library, name and type. The name may be generic
   * (`ABC*`) or `*ALL`; the library too, or `*LIBL`, `*USRLIBL`, `*CURLIB`, `*ALLUSR`. An empty list is no error.
   */
  list(job: Requester, name: QualifiedName, type?: ObjectType | '*ALL'): Promise<ObjectDescription[]>;
  /** Records a change of contents, or changes text or attribute. The caller has checked the authority. */
  touch(object: ObjectDescription, change?: { text?: string; attribute?: string }): Promise<void>;
  /**
   * Calls back with the id of an object that any process created, changed or deleted, or whose authorities changed; `any` when that
   * may have happened to every object, because notifications were missed. For rooms that keep something in memory per object.
   */
  onChange(listener: (id: bigint, key: ObjectKey) => void, any?: () => void): () => void;
  /** False while changes of other processes are not heard. */
  readonly listening: boolean;
  /** Deletes the QTEMP of a job that ended, in whichever process it ran. */
  endTemporaryLibrary(job: Requester['id']): Promise<void>;
}

export interface LibraryDescription extends ObjectDescription {
  readonly attribute: 'PROD' | 'TEST';
  /**
   * CRTAUT: the public authority of what is created in the library with `*LIBCRTAUT`: `*SYSVAL` (QCRTAUT), `*ALL`, `*CHANGE`, `*USE`,
   * `*EXCLUDE` or the name of an authorization list.
   */
  readonly createAuthority: string;
}

export interface LibraryAttributes {
  readonly attribute?: 'PROD' | 'TEST';
  readonly text?: string;
  readonly createAuthority?: string;
}

/** What CRTLIB, CHGLIB, CLRLIB, DLTLIB and DSPLIB do. `*LIB` objects can otherwise be used like any object, in QSYS. */
export interface Libraries {
  /** CPF2111 exists, CPF9830 name not allowed. `authority` is the public authority of the library itself, by default *LIBCRTAUT of QSYS. */
  create(
    job: Requester,
    name: string,
    attributes: LibraryAttributes & Pick<NewObject, 'authority'>,
  ): Promise<LibraryDescription>;
  /** Needs *OBJMGT (and *USE). CPF2110 not found, CPF2182 not authorized. */
  change(job: Requester, name: string, attributes: LibraryAttributes): Promise<void>;
  /** The library and what the user may see in it. CPF2110, CPF2182. */
  describe(job: Requester, name: string): Promise<LibraryDescription>;
  /** Deletes what the user has object existence authority to. */
  clear(job: Requester, name: string): Promise<{ readonly deleted: number; readonly left: number }>;
  /** As `clear`, then deletes the library; CPF2161 when something had to be left in it. */
  delete(job: Requester, name: string): Promise<void>;
  /** Whether each of these may be in a library list: CPF2110 not found, CPF2182 not authorized. */
  requireForLibraryList(job: Requester, names: readonly string[]): Promise<void>;
}
