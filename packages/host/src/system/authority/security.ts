import type { Rights } from './rights.ts';

/** What is kept with an object about who may do what with it. Profiles by the ids of their *USRPRF objects. */
export interface ObjectSecurity {
  readonly owner: bigint;
  readonly ownerRights: Rights;
  readonly primaryGroup: bigint | undefined;
  readonly primaryGroupRights: Rights;
  /** undefined: what *PUBLIC has on the authorization list. */
  readonly publicRights: Rights | undefined;
  readonly authorizationList: string | undefined;
  /** Private authorities; of an authorization list its entries. 0 is *EXCLUDE. */
  readonly privateAuthorities: ReadonlyMap<bigint, Rights>;
}
