import { insertType } from '../catalog/write/others.ts';
import { SqlError } from '../error.ts';
import type { CreateType } from '../sql/ast/index.ts';
import { declaredType } from './column-type.ts';
import type { Definition } from './context.ts';
import { findStored } from './create-sequence.ts';
import { targetOf } from './names.ts';
import { createObject } from './object.ts';

/** CREATE TYPE .. AS a built-in type: a *SQLUDT object. Array types are not there (-270). */
export async function createType(definition: Definition, statement: CreateType): Promise<void> {
  const target = targetOf(definition, statement.name);
  if (statement.source.kind !== 'built-in-type') {
    throw new SqlError(-270, [], undefined, { position: statement.source.at });
  }
  const existing = await findStored(definition, 'sql_type', target);
  if (existing !== undefined && statement.ifNotExists === true) return;
  if (existing !== undefined) throw new SqlError(-601, [target.name, target.library, 'SQLUDT']);
  const { type } = await declaredType(definition, statement.source);
  const created = await createObject(definition, {
    ...target,
    type: '*SQLUDT',
    systemName: statement.systemName,
    statement: 'CREATE TYPE',
  });
  await insertType(definition.connection, { ...created, name: target.name, type });
}
