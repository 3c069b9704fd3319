import { objectName } from '../catalog/names.ts';
import { insertVariable } from '../catalog/write/others.ts';
import { addDependencies } from '../catalog/write/table.ts';
import { SqlError } from '../error.ts';
import type { CreateVariable } from '../sql/ast/index.ts';
import { declaredType } from './column-type.ts';
import type { Definition } from './context.ts';
import { findStored } from './create-sequence.ts';
import { targetOf } from './names.ts';
import { createObject } from './object.ts';
import { asSql } from './refusal.ts';
import { sourceText } from './source-text.ts';

/** CREATE VARIABLE: a *SRVPGM object. Every session has a value of its own. */
export async function createVariable(definition: Definition, statement: CreateVariable): Promise<void> {
  const { attributes, compiler, connection, rooms, job } = definition;
  const target = targetOf(definition, statement.name);
  const existing = await findStored(definition, 'sql_variable', target);
  if (existing !== undefined) {
    if (statement.ifNotExists === true) return;
    if (statement.orReplace !== true) throw new SqlError(-601, [target.name, target.library, 'SRVPGM']);
    const object = { name: existing.object, library: objectName(target.library) };
    const subject = { ...target, type: 'SRVPGM', statement: 'CREATE VARIABLE' };
    await asSql(subject, rooms.objects.delete(job, object, '*SRVPGM'));
  }
  const { type, distinctType } = await declaredType(definition, statement.type);
  const { default: value, constant = false } = statement;
  if (value !== undefined) await compiler.expression(value, [], { name: target.name, type });
  const created = await createObject(definition, {
    ...target,
    type: '*SRVPGM',
    attribute: 'CLE',
    systemName: statement.systemName,
    statement: 'CREATE VARIABLE',
  });
  await insertVariable(connection, {
    ...created,
    name: target.name,
    type,
    distinctType: distinctType?.id,
    defaultText: value === undefined ? undefined : sourceText(definition, value),
    constant,
    naming: attributes.naming,
    defaultSchema: attributes.defaultSchema,
  });
  if (distinctType !== undefined) await addDependencies(connection, created.id, [distinctType.id]);
}
