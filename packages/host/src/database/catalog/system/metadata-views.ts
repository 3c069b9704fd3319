import { columnSystemNames, literal } from '../names.ts';
import { storedType } from '../stored-type.ts';
import { describeSystemView } from './index.ts';
import type { SystemView } from './view.ts';

/**
 * What the metadata procedures read: tables and columns of users and of the system together, each with its library as SQL calls it, and rights
 * to objects by grantee.
 */
export function metadataViews(views: readonly SystemView[]): string {
  return `
    DROP VIEW IF EXISTS bigiron.metadata_table, bigiron.metadata_column, bigiron.system_column, bigiron.metadata_right CASCADE;
    CREATE VIEW bigiron.system_column
      (schema, table_name, table_system_name, table_text, position, name, system_name, data_type, length, scale, ccsid, nullable)
      AS VALUES ${views.flatMap(rowsOf).join(',\n        ')};
    CREATE VIEW bigiron.metadata_table AS
      SELECT t.id, trim(both '"' from l.name) AS schema, t.name, t.system_name, CASE t.kind WHEN 'V' THEN 'VIEW' WHEN 'L' THEN 'VIEW'
        WHEN 'A' THEN 'ALIAS' ELSE CASE WHEN l.name LIKE 'QSYS%' THEN 'SYSTEM TABLE' ELSE 'TABLE' END END AS type,
        coalesce(t.comment, o.text) AS remarks
      FROM bigiron.sql_table t JOIN bigiron.object o USING (id) JOIN bigiron.object l ON l.id = t.library WHERE t.kind <> 'I'
      UNION ALL SELECT DISTINCT NULL::int8, schema, table_name, table_system_name, 'SYSTEM TABLE', table_text FROM bigiron.system_column;
    CREATE VIEW bigiron.metadata_column AS
      SELECT trim(both '"' from l.name) AS schema, t.name AS table_name, t.system_name AS table_system_name, c.position, c.name,
        c.system_name, c.data_type, c.length, c.scale, c.ccsid, c.nullable, coalesce(c.comment, c.text, c.heading, '') AS remarks,
        coalesce(c.default_text, CASE WHEN c.nullable AND c.generated IS NULL THEN 'NULL' END) AS default_text, c.generated,
        c.hidden, d.name AS type_name, trim(both '"' from dl.name) AS type_schema
      FROM bigiron.sql_column c JOIN bigiron.sql_table t ON t.id = c.table_id JOIN bigiron.object l ON l.id = t.library
        LEFT JOIN bigiron.sql_type d ON d.id = c.distinct_type LEFT JOIN bigiron.object dl ON dl.id = d.library
      UNION ALL SELECT schema, table_name, table_system_name, position, name, system_name, data_type, length, scale, ccsid, nullable, '',
        NULL, NULL, false, NULL, NULL FROM bigiron.system_column;
    CREATE VIEW bigiron.metadata_right AS
      SELECT o.id, g.name AS grantee, r.rights, g.id = o.owner AS owner FROM bigiron.object o JOIN bigiron.object g ON g.id = o.owner,
        LATERAL (SELECT o.owner_rights AS rights) r
      UNION ALL SELECT p.object, g.name, p.rights, false FROM bigiron.private_authority p JOIN bigiron.object g ON g.id = p.profile
      UNION ALL SELECT o.id, 'PUBLIC', o.public_rights, false FROM bigiron.object o WHERE o.public_rights IS NOT NULL`;
}

function rowsOf(view: SystemView): string[] {
  const { systemName } = describeSystemView(view);
  const systemNames = columnSystemNames(view.columns);
  return view.columns.map(({ name, type, nullable }, index) => {
    const [dataType, length, scale, ccsid] = storedType(type);
    const texts = [view.library, view.name, systemName, view.text].map(literal).map(text => `${text}::text`);
    const numbers = [length, scale, ccsid].map((number, at) => `${number ?? 'NULL'}::${at === 0 ? 'int8' : 'int4'}`);
    return `(${[...texts, index + 1, literal(name), literal(systemNames[index]!), literal(dataType), ...numbers, nullable].join(', ')})`;
  });
}
