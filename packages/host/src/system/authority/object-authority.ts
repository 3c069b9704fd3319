import type { ObjectDescription, ObjectType, QualifiedName, Requester } from '../objects/object.ts';
import type { Rights } from './rights.ts';

/** One line of DSPOBJAUT. */
export interface AuthorityEntry {
  /** A profile, or `*PUBLIC`. */
  readonly user: string;
  /** True for the primary group's line. */
  readonly primaryGroup: boolean;
  readonly owner: boolean;
  /** For *PUBLIC `*AUTL` when the authorization list decides. */
  readonly rights: Rights | '*AUTL';
}

export interface AuthorityDisplay {
  readonly object: ObjectDescription;
  readonly primaryGroup: string | undefined;
  readonly authorizationList: string | undefined;
  readonly entries: readonly AuthorityEntry[];
}

/** Names are exact (libraries may be `*LIBL` etc.); `users` are profiles or `*PUBLIC`. */
export interface AuthorityChange {
  readonly name: QualifiedName;
  readonly type: ObjectType;
  readonly users: readonly string[];
  /** `*AUTL` is for *PUBLIC of an object with an authorization list only. */
  readonly rights: Rights | '*AUTL';
}

/**
 * Who may do what with an object. Throws CPF2208 object not found, CPF2209 library not found, CPF2207 not authorized to the object,
 * CPF2216 to the library, CPF2204 profile not found, CPF2223 not authorized to give this authority, CPF2283 no such list.
 */
export interface ObjectAuthority {
  /** What the profile has in the end: the result of the system's authority check, all at once. */
  effective(profile: string, object: ObjectDescription): Promise<Rights>;
  /**
   * GRTOBJAUT: adds rights, or gives exactly these with `replace`; granting *EXCLUDE (0) takes all others away. The owner and
   * *ALLOBJ may give anything; who has *OBJMGT what he has himself, except *OBJMGT.
   */
  grant(job: Requester, change: AuthorityChange, options?: { readonly replace?: boolean }): Promise<void>;
  /**
   * RVKOBJAUT: takes rights away; a user without any is left with what groups and *PUBLIC have, *PUBLIC with *EXCLUDE. Revoking
   * *EXCLUDE (0) ends an exclusion. Who is not the owner and has no *ALLOBJ must have what he takes (CPF2224).
   */
  revoke(job: Requester, change: AuthorityChange & { readonly rights: Rights }): Promise<void>;
  /** GRTOBJAUT AUTL(list): secures the object with a list; `*NONE` takes it off. Needs ownership or *ALL. */
  secure(job: Requester, name: QualifiedName, type: ObjectType, list: string): Promise<void>;
  /** CHGOBJOWN: the former owner keeps his authority as a private one with *SAME. */
  changeOwner(
    job: Requester,
    name: QualifiedName,
    type: ObjectType,
    newOwner: string,
    currentOwnerAuthority: '*REVOKE' | '*SAME',
  ): Promise<void>;
  /** DSPOBJAUT: all lines for who has *OBJMGT or owns it, else the line of the user only. */
  display(job: Requester, name: QualifiedName, type: ObjectType): Promise<AuthorityDisplay>;
}

export interface ListEntry {
  /** A profile, or `*PUBLIC`. */
  readonly user: string;
  readonly owner: boolean;
  /** May contain *AUTLMGT. */
  readonly rights: Rights;
}

/**
 * Authorization lists: who has which authority to all objects that a list secures. They are objects of type *AUTL in QSYS. The owner,
 * *ALLOBJ and who has *AUTLMGT may change entries, the latter only as far as his own authority on the list goes. Throws CPF2283 no such
 * list, CPF2284 not authorized to change it, CPF2204 profile not found.
 */
export interface AuthorizationLists {
  /** CPF2112 exists. `publicAuthority` is what *PUBLIC has on the list. */
  create(
    job: Requester,
    list: { readonly name: string; readonly text?: string; readonly publicAuthority: Rights },
  ): Promise<void>;
  /** Only a list that secures nothing (CPF2125 otherwise). */
  delete(job: Requester, name: string): Promise<void>;
  /** ADDAUTLE. */
  add(job: Requester, list: string, users: readonly string[], rights: Rights): Promise<void>;
  /** CHGAUTLE. */
  change(job: Requester, list: string, users: readonly string[], rights: Rights): Promise<void>;
  /** RMVAUTLE. */
  remove(job: Requester, list: string, users: readonly string[]): Promise<void>;
  /** DSPAUTL. */
  entries(job: Requester, list: string): Promise<ListEntry[]>;
  /** DSPAUTLOBJ. */
  secured(job: Requester, list: string): Promise<ObjectDescription[]>;
}
