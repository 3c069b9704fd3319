import type { Statement } from '../ast/index.ts';
import { assignments } from './change/assignment.ts';
import { dataChange, truncate } from './change/statement.ts';
import { alterSequence, alterTable } from './definition/alter.ts';
import { drop, grant, labelOrComment, rename } from './definition/manage.ts';
import {
  createAlias,
  createIndex,
  createSchema,
  createSequence,
  createType,
  createVariable,
  createView,
} from './definition/object.ts';
import { createTable } from './definition/table.ts';
import { selectStatement } from './query/select.ts';
import { compound, cursor } from './routine/compound.ts';
import { createFunction, createProcedure, createTrigger } from './routine/routine.ts';
import { call, connect, lockTable, rollback, savepoint, setTransaction, valuesInto } from './session/session.ts';
import { setRegister } from './session/set-register.ts';

type Printer<K extends Statement['kind']> = (statement: Extract<Statement, { kind: K }>) => string;

const printers: { readonly [K in Statement['kind']]: Printer<K> } = {
  select: selectStatement,
  insert: dataChange,
  update: dataChange,
  delete: dataChange,
  merge: dataChange,
  truncate,
  'create-schema': createSchema,
  'create-table': createTable,
  'alter-table': alterTable,
  'create-index': createIndex,
  'create-view': createView,
  'create-alias': createAlias,
  'create-sequence': createSequence,
  'alter-sequence': alterSequence,
  'create-type': createType,
  'create-variable': createVariable,
  'create-trigger': createTrigger,
  'create-procedure': createProcedure,
  'create-function': createFunction,
  drop,
  rename,
  label: labelOrComment,
  comment: labelOrComment,
  grant,
  revoke: grant,
  unsupported: ({ statement: what }) => what,
  call,
  set: ({ assignments: all }) => `SET ${assignments(all)}`,
  'values-into': valuesInto,
  commit: ({ hold }) => (hold ? 'COMMIT HOLD' : 'COMMIT'),
  rollback,
  savepoint,
  'release-savepoint': savepoint,
  'set-transaction': setTransaction,
  'set-register': setRegister,
  'lock-table': lockTable,
  connect,
  disconnect: connect,
  'release-connection': connect,
  'declare-cursor': one => `DECLARE ${cursor(one)}`,
  'dynamic-compound': ({ body }) => compound(body),
};

export function statement(one: Statement): string {
  return (printers[one.kind] as (one: Statement) => string)(one);
}
