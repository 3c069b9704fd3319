import { Right } from '../../../system/authority/rights.ts';
import { column, identifier, nullable, server, varchar } from '../system/view.ts';
import { tableColumns } from './common.ts';
import { inSchema, like, type MetadataProcedure, nameParameter, optionsParameter } from './procedure.ts';

const schema = `trim(both '"' from l.name)`;
const operational = Right.objectOperational;

/** Privileges by the rights that they are. */
function privileges(rights: Readonly<Record<string, number>>): string {
  return Object.entries(rights)
    .map(([name, right]) => `('${name}', ${right})`)
    .join(', ');
}

const ofTables = privileges({
  SELECT: operational | Right.read,
  INSERT: operational | Right.add,
  UPDATE: operational | Right.update,
  DELETE: operational | Right.delete,
  REFERENCES: Right.objectReference,
});
const ofColumns = privileges({
  SELECT: operational | Right.read,
  INSERT: operational | Right.add,
  UPDATE: operational | Right.update,
  REFERENCES: Right.objectReference,
});

const grants = [
  nullable('GRANTOR', identifier, 'owner.name'),
  column('GRANTEE', identifier, 'r.grantee'),
  column('PRIVILEGE', varchar(10), 'p.name'),
  nullable(
    'IS_GRANTABLE',
    varchar(3),
    `CASE WHEN r.owner OR r.rights & ${Right.objectManagement} <> 0 THEN 'YES' ELSE 'NO' END`,
  ),
];

const from = (list: string) => `sql_table t JOIN object o ON o.id = t.id JOIN object l ON l.id = t.library
  JOIN object owner ON owner.id = o.owner JOIN metadata_right r ON r.id = t.id
  JOIN (VALUES ${list}) AS p (name, rights) ON r.rights & p.rights = p.rights`;

/** DatabaseMetaData.getTablePrivileges. With `REPORTPUBLICPRIVILEGES=0` not those of everybody. */
export const sqlTablePrivileges: MetadataProcedure = {
  name: 'SQLTABLEPRIVILEGES',
  parameters: [nameParameter('CATALOGNAME'), nameParameter('SCHEMANAME'), nameParameter('TABLENAME'), optionsParameter],
  columns: [...tableColumns(schema, 't.name'), ...grants],
  from: options =>
    `${from(ofTables)} WHERE t.kind <> 'I' AND ${inSchema(schema, 2)} AND ${like('t.name', 3)}${publicOnes(options)}`,
  order: ['TABLE_SCHEM', 'TABLE_NAME', 'PRIVILEGE', 'GRANTEE'],
};

/** DatabaseMetaData.getColumnPrivileges. */
export const sqlColPrivileges: MetadataProcedure = {
  name: 'SQLCOLPRIVILEGES',
  parameters: [
    nameParameter('CATALOGNAME'),
    nameParameter('SCHEMANAME'),
    nameParameter('TABLENAME'),
    nameParameter('COLUMNNAME'),
    optionsParameter,
  ],
  columns: [
    column('TABLE_CAT', identifier, server),
    column('TABLE_SCHEM', identifier, schema),
    column('TABLE_NAME', identifier, 't.name'),
    column('COLUMN_NAME', identifier, 'c.name'),
    ...grants,
  ],
  from: options => `${from(ofColumns)} JOIN sql_column c ON c.table_id = t.id
    WHERE ${inSchema(schema, 2)} AND ${like('t.name', 3)} AND ${like('c.name', 4)}${publicOnes(options)}`,
  order: ['COLUMN_NAME', 'PRIVILEGE', 'GRANTEE'],
};

function publicOnes(options: ReadonlyMap<string, string>): string {
  return options.get('REPORTPUBLICPRIVILEGES') === '0' ? ` AND r.grantee <> 'PUBLIC'` : '';
}
