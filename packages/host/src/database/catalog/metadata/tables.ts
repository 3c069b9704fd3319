import { column, identifier, integer, nullable, server, smallint, varchar } from '../system/view.ts';
import { jdbcSize, jdbcType, remarks, tableColumns } from './common.ts';
import { arg, inSchema, like, type MetadataProcedure, nameParameter, optionsParameter } from './procedure.ts';

const none = 'NULL';

/** DatabaseMetaData.getTables, and with options getSchemas and getCatalogs. */
export const sqlTables: MetadataProcedure = {
  name: 'SQLTABLES',
  parameters: [
    nameParameter('CATALOGNAME'),
    nameParameter('SCHEMANAME'),
    nameParameter('TABLENAME'),
    { name: 'TABLETYPE', type: varchar(4000) },
    optionsParameter,
  ],
  columns: [
    ...tableColumns('t.schema', 't.name'),
    column('TABLE_TYPE', varchar(24), 't.type'),
    nullable('REMARKS', remarks, 't.remarks'),
    nullable('TYPE_CAT', identifier, none),
    nullable('TYPE_SCHEM', identifier, none),
    nullable('TYPE_NAME', identifier, none),
    nullable('SELF_REFERENCING_COL_NAME', identifier, none),
    nullable('REF_GENERATION', varchar(128), none),
  ],
  from: () => `metadata_table t WHERE ${inSchema('t.schema', 2)} AND ${like('t.name', 3)}
    AND (coalesce(${arg(4)}, '') IN ('', '%') OR t.type = ANY (
      SELECT trim(both ' ''' from part) FROM regexp_split_to_table(upper(${arg(4)}), ',') AS part))`,
  order: ['TABLE_TYPE', 'TABLE_SCHEM', 'TABLE_NAME'],
  variant(options) {
    if (options.get('GETCATALOGS') === '1') {
      return { columns: [column('TABLE_CAT', identifier, server)], order: ['TABLE_CAT'], from: '(SELECT) AS once' };
    }
    if (options.get('GETTABLETYPES') === '1') {
      const types = ['ALIAS', 'MATERIALIZED QUERY TABLE', 'SYSTEM TABLE', 'TABLE', 'VIEW'].map(type => `('${type}')`);
      const from = `(VALUES ${types.join(', ')}) AS k (type)`;
      return { columns: [column('TABLE_TYPE', varchar(24), 'type')], order: ['TABLE_TYPE'], from };
    }
    if (options.has('GETSCHEMAS') && options.get('GETSCHEMAS') !== '0') {
      const columns = [column('TABLE_SCHEM', identifier, 'schema'), column('TABLE_CATALOG', identifier, server)];
      const from = `(SELECT trim(both '"' from name) AS schema FROM object WHERE library = 1 AND type = '*LIB' AND job = ''
        UNION SELECT DISTINCT schema FROM system_column) l WHERE ${inSchema('schema', 2)}`;
      return { columns, order: ['TABLE_SCHEM'], from };
    }
    return undefined;
  },
};

/** DatabaseMetaData.getColumns. */
export const sqlColumns: MetadataProcedure = {
  name: 'SQLCOLUMNS',
  parameters: [
    nameParameter('CATALOGNAME'),
    nameParameter('SCHEMANAME'),
    nameParameter('TABLENAME'),
    nameParameter('COLUMNNAME'),
    optionsParameter,
  ],
  columns: [
    ...tableColumns('c.schema', 'c.table_name'),
    column('COLUMN_NAME', identifier, 'c.name'),
    ...jdbcType('c', 'c.type_name'),
    ...jdbcSize('c', ['COLUMN_SIZE', 'BUFFER_LENGTH', 'DECIMAL_DIGITS', 'NUM_PREC_RADIX']),
    column('NULLABLE', integer, 'CASE WHEN c.nullable THEN 1 ELSE 0 END'),
    nullable('REMARKS', remarks, 'c.remarks'),
    nullable('COLUMN_DEF', varchar(2000), 'c.default_text'),
    column('SQL_DATA_TYPE', integer, 'jdbc_type(c.data_type, c.ccsid)'),
    nullable(
      'SQL_DATETIME_SUB',
      integer,
      `CASE c.data_type WHEN 'DATE' THEN 1 WHEN 'TIME' THEN 2 WHEN 'TIMESTAMP' THEN 3 END`,
    ),
    nullable('CHAR_OCTET_LENGTH', integer, 'sql_type_octets(c.data_type, c.length)'),
    column('ORDINAL_POSITION', integer, 'c.position'),
    column('IS_NULLABLE', varchar(3), `CASE WHEN c.nullable THEN 'YES' ELSE 'NO' END`),
    nullable('SCOPE_CATALOG', identifier, none),
    nullable('SCOPE_SCHEMA', identifier, none),
    nullable('SCOPE_TABLE', identifier, none),
    nullable(
      'SOURCE_DATA_TYPE',
      smallint,
      'CASE WHEN c.type_name IS NOT NULL THEN jdbc_type(c.data_type, c.ccsid) END',
    ),
    column('IS_AUTOINCREMENT', varchar(3), `CASE WHEN c.generated LIKE 'identity%' THEN 'YES' ELSE 'NO' END`),
    column('IS_GENERATEDCOLUMN', varchar(3), `CASE WHEN c.generated IS NULL THEN 'NO' ELSE 'YES' END`),
  ],
  from: () =>
    `metadata_column c WHERE ${inSchema('c.schema', 2)} AND ${like('c.table_name', 3)} AND ${like('c.name', 4)} AND NOT c.hidden`,
  order: ['TABLE_SCHEM', 'TABLE_NAME', 'ORDINAL_POSITION'],
};

/** DatabaseMetaData.getPseudoColumns: the hidden columns. */
export const sqlPseudoColumns: MetadataProcedure = {
  name: 'SQLPSEUDOCOLUMNS',
  parameters: sqlColumns.parameters,
  columns: [
    ...tableColumns('c.schema', 'c.table_name'),
    column('COLUMN_NAME', identifier, 'c.name'),
    column('DATA_TYPE', integer, 'jdbc_type(c.data_type, c.ccsid)'),
    nullable('COLUMN_SIZE', integer, 'jdbc_size(c.data_type, c.length)'),
    nullable('DECIMAL_DIGITS', integer, 'jdbc_scale(c.data_type, c.length, c.scale)'),
    nullable('NUM_PREC_RADIX', integer, 'jdbc_radix(c.data_type)'),
    column('COLUMN_USAGE', varchar(30), `'NO_USAGE_RESTRICTIONS'`),
    nullable('REMARKS', remarks, 'c.remarks'),
    nullable('CHAR_OCTET_LENGTH', integer, 'sql_type_octets(c.data_type, c.length)'),
    column('IS_NULLABLE', varchar(3), `CASE WHEN c.nullable THEN 'YES' ELSE 'NO' END`),
  ],
  from: () =>
    `metadata_column c WHERE ${inSchema('c.schema', 2)} AND ${like('c.table_name', 3)} AND ${like('c.name', 4)} AND c.hidden`,
  order: ['TABLE_SCHEM', 'TABLE_NAME', 'COLUMN_NAME'],
};
