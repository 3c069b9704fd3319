import { objectName, relationName } from '../catalog/names.ts';
import { insertSequence } from '../catalog/write/others.ts';
import { ensureSchema } from '../catalog/write/schema.ts';
import { SqlError } from '../error.ts';
import type { CreateSequence } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';
import { declaredType } from './column-type.ts';
import type { Definition } from './context.ts';
import { relationText, targetOf } from './names.ts';
import { createObject } from './object.ts';
import { asSql } from './refusal.ts';
import { identityOf, sequenceText } from './sequence-options.ts';

/** CREATE SEQUENCE: a *DTAARA object, and a sequence of PostgreSQL. */
export async function createSequence(definition: Definition, statement: CreateSequence): Promise<void> {
  const { connection, rooms, job } = definition;
  const target = targetOf(definition, statement.name);
  const { name, library } = target;
  const existing = await findStored(definition, 'sql_sequence', target);
  if (existing !== undefined) {
    if (statement.ifNotExists === true) return;
    if (statement.orReplace !== true) throw new SqlError(-601, [name, library, 'SEQUENCE']);
    const object = { name: existing.object, library: objectName(library) };
    const subject = { name, library, type: 'SEQUENCE', statement: 'CREATE SEQUENCE' };
    await asSql(subject, rooms.objects.delete(job, object, '*DTAARA'));
  }
  const type = await sequenceType(definition, statement);
  const options = identityOf(name, type, statement.options);
  const created = await createObject(definition, {
    ...target,
    type: '*DTAARA',
    systemName: statement.systemName,
    statement: 'CREATE SEQUENCE',
  });
  const relationSchema = await ensureSchema(connection, created.library, library);
  // A table may have the same name, and PostgreSQL has both in one place.
  const relation = relationName(`${name} sequence`);
  await connection.script(`CREATE SEQUENCE ${relationText(relationSchema, relation)} ${sequenceText(options)}`);
  await insertSequence(connection, { ...created, name, relationSchema, relationName: relation, type, options });
}

async function sequenceType(definition: Definition, { options, name }: CreateSequence): Promise<SqlType> {
  if (options.type === undefined) return { name: 'INTEGER' };
  const { type } = await declaredType(definition, options.type);
  if (['SMALLINT', 'INTEGER', 'BIGINT', 'DECIMAL', 'NUMERIC'].includes(type.name)) return type;
  throw new SqlError(-846, [name.name.name], undefined, { position: options.type.at });
}

/** The object of a definition with this name, in one of the tables that are alike in this. */
export async function findStored(
  { connection }: Pick<Definition, 'connection'>,
  table: 'sql_sequence' | 'sql_type' | 'sql_variable' | 'sql_trigger',
  { library, name }: { readonly library: string; readonly name: string },
): Promise<{ readonly id: bigint; readonly object: string; readonly name: string } | undefined> {
  const { rows } = await connection.query<{ id: bigint; object: string; name: string }>(
    `SELECT t.id, o.name AS object, t.name FROM ${table} t JOIN object o ON o.id = t.id JOIN object l ON l.id = t.library
     WHERE l.library = 1 AND l.type = '*LIB' AND l.job = '' AND l.name = $1 AND (t.name = $2 OR t.system_name = $2)
     ORDER BY t.name <> $2`,
    [objectName(library), name],
  );
  return rows[0];
}
