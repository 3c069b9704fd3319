import { Right } from '../../system/authority/rights.ts';
import { objectName } from '../catalog/names.ts';
import { type StoredType, sqlTypeOf, storedType } from '../catalog/stored-type.ts';
import type { IdentityDefinition } from '../catalog/table-definition.ts';
import { identityValues } from '../catalog/write/others.ts';
import { SqlError } from '../error.ts';
import type { AlterSequence } from '../sql/ast/index.ts';
import { declaredType } from './column-type.ts';
import type { Definition } from './context.ts';
import { findStored } from './create-sequence.ts';
import { librariesOf, libraryShown, relationText } from './names.ts';
import { asSql } from './refusal.ts';
import { identityOf, sequenceText } from './sequence-options.ts';

interface SequenceRow extends StoredType, IdentityDefinition {
  readonly relation_schema: string;
  readonly relation_name: string;
}

/** ALTER SEQUENCE: the options that it names; RESTART begins anew. */
export async function alterSequence(definition: Definition, statement: AlterSequence): Promise<void> {
  const { connection, rooms, job } = definition;
  const { name, library, found } = await requireSequence(definition, statement);
  const subject = { name, library, type: 'SEQUENCE', statement: 'ALTER SEQUENCE' };
  const object = { name: found.object, library: objectName(library) };
  const described = await asSql(subject, rooms.objects.resolve(job, object, '*DTAARA', Right.objectAlter));
  const { rows } = await connection.query<SequenceRow>(
    `SELECT relation_schema, relation_name, data_type, length, scale, ccsid, start::text, increment::text, minimum::text, maximum::text,
       cycle, cache, ordered AS "order" FROM sql_sequence WHERE id = $1`,
    [found.id],
  );
  const row = rows[0]!;
  const { options } = statement;
  const type = options.type === undefined ? sqlTypeOf(row) : (await declaredType(definition, options.type)).type;
  const altered = identityOf(name, type, options, row);
  const restart =
    options.restart === undefined
      ? ''
      : ` RESTART WITH ${options.restart === true ? altered.start : BigInt(options.restart)}`;
  await connection.script(
    `ALTER SEQUENCE ${relationText(row.relation_schema, row.relation_name)} ${sequenceText(altered)}${restart}`,
  );
  await connection.query(
    `UPDATE sql_sequence SET data_type = $2, length = $3, scale = $4, ccsid = $5, start = $6, increment = $7, minimum = $8, maximum = $9,
       cycle = $10, cache = $11, ordered = $12, altered = now() WHERE id = $1`,
    [found.id, ...storedType(type), ...identityValues(altered)],
  );
  await rooms.objects.touch(described, { text: described.text });
}

async function requireSequence(definition: Definition, { name }: AlterSequence) {
  for (const library of librariesOf(definition, name)) {
    const found = await findStored(definition, 'sql_sequence', { library, name: name.name.name });
    if (found !== undefined) return { name: found.name, library, found };
  }
  const tokens = [name.name.name, libraryShown(definition, name), 'SEQUENCE'];
  throw new SqlError(-204, tokens, undefined, { position: name.at });
}
