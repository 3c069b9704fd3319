/**
 * Object and data authorities as IBM i names them, one bit each.
 */
export const Right = {
  objectOperational: 0x001,
  objectManagement: 0x002,
  objectExistence: 0x004,
  objectAlter: 0x008,
  objectReference: 0x010,
  read: 0x020,
  add: 0x040,
  update: 0x080,
  delete: 0x100,
  execute: 0x200,
  /** *AUTLMGT: only entries of an authorization list have it. */
  authorizationListManagement: 0x400,
} as const;

/** A set of rights: the bits of `Right` or-ed together. The empty set is *EXCLUDE. */
export type Rights = number;

const data = Right.read | Right.add | Right.update | Right.delete | Right.execute;

/** *ALL, *CHANGE, *USE and *EXCLUDE of GRTOBJAUT and of CREATE commands. */
export const Authority = {
  all:
    data |
    Right.objectOperational |
    Right.objectManagement |
    Right.objectExistence |
    Right.objectAlter |
    Right.objectReference,
  change: data | Right.objectOperational,
  use: Right.objectOperational | Right.read | Right.execute,
  exclude: 0,
} as const;

/** What *PUBLIC has: a set of rights, or what it has on the authorization list that this secures the object with. */
export type PublicAuthority = Rights | { readonly authorizationList: string };

/** Single rights by the special values of the AUT parameter. */
export const rightsByName: ReadonlyMap<string, Rights> = new Map([
  ['*OBJOPR', Right.objectOperational],
  ['*OBJMGT', Right.objectManagement],
  ['*OBJEXIST', Right.objectExistence],
  ['*OBJALTER', Right.objectAlter],
  ['*OBJREF', Right.objectReference],
  ['*READ', Right.read],
  ['*ADD', Right.add],
  ['*UPD', Right.update],
  ['*DLT', Right.delete],
  ['*EXECUTE', Right.execute],
  ['*AUTLMGT', Right.authorizationListManagement],
]);

const combinations: ReadonlyMap<string, Rights> = new Map([
  ['*ALL', Authority.all],
  ['*CHANGE', Authority.change],
  ['*USE', Authority.use],
  ['*EXCLUDE', Authority.exclude],
]);

/** The rights that a value of an AUT parameter stands for; undefined when it stands for none (`*AUTL`, a name, ...). */
export function rightsOf(value: string): Rights | undefined {
  return combinations.get(value) ?? rightsByName.get(value);
}

/** What DSPOBJAUT shows for a set of rights: *ALL, *CHANGE, *USE, *EXCLUDE, or USER DEF for any other. */
export function authorityName(rights: Rights): '*ALL' | '*CHANGE' | '*USE' | '*EXCLUDE' | 'USER DEF' {
  const object = rights & ~Right.authorizationListManagement;
  for (const [name, combination] of combinations)
    if (combination === object) return name as '*ALL' | '*CHANGE' | '*USE' | '*EXCLUDE';
  return 'USER DEF';
}

/** Whether `rights` holds all of `wanted`; an empty wish asks for any authority but *EXCLUDE. */
export function includes(rights: Rights, wanted: Rights): boolean {
  return wanted === 0 ? rights !== 0 : (rights & wanted) === wanted;
}
