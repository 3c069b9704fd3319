import type { Definition, DefinitionTable, ValueOf } from '../definition.ts';
import { allocation } from './allocation.ts';
import { control } from './control.ts';
import { editing } from './editing.ts';
import { libraries } from './libraries.ts';
import { machine } from './machine.ts';
import { messages } from './messages.ts';
import { passwords } from './passwords.ts';
import { security } from './security.ts';
import { storage } from './storage.ts';
import { time } from './time.ts';

const table = {
  ...allocation,
  ...control,
  ...editing,
  ...libraries,
  ...machine,
  ...messages,
  ...passwords,
  ...security,
  ...storage,
  ...time,
};

export type SystemValueName = keyof typeof table;

export type SystemValueType<N extends SystemValueName> = ValueOf<(typeof table)[N]>;

/** Every system value, by name. */
export const definitions: DefinitionTable = table;

export function isSystemValue(name: string): name is SystemValueName {
  return Object.hasOwn(table, name);
}

export function definition(name: SystemValueName): Definition {
  return table[name];
}
