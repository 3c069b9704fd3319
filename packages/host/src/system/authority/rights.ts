/**
 * Object and data authorities as IBM i names them, one bit each, and the names of their usual combinations.
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
} as const;

/** A set of rights: the bits of `Right` or-ed together. */
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
