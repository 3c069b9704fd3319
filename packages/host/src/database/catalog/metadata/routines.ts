import { column, identifier, integer, nullable, server, smallint, varchar } from '../system/view.ts';
import { jdbcSize, jdbcType, remarks } from './common.ts';
import { inSchema, like, type MetadataProcedure, nameParameter, optionsParameter } from './procedure.ts';

const schema = `trim(both '"' from l.name)`;
const withLibrary = 'JOIN object o ON o.id = r.id JOIN object l ON l.id = r.library';
const count = (modes: string) =>
  `(SELECT count(*) FROM sql_parameter p WHERE p.routine_id = r.id AND p.mode IN (${modes}))`;
const parameters = (kind: string) => [
  nameParameter('CATALOGNAME'),
  nameParameter('SCHEMANAME'),
  nameParameter(`${kind}NAME`),
];

/** DatabaseMetaData.getProcedures. */
export const sqlProcedures: MetadataProcedure = {
  name: 'SQLPROCEDURES',
  parameters: [...parameters('PROC'), optionsParameter],
  columns: [
    column('PROCEDURE_CAT', identifier, server),
    column('PROCEDURE_SCHEM', identifier, schema),
    column('PROCEDURE_NAME', identifier, 'r.name'),
    column('NUM_INPUT_PARAMS', integer, count(`'IN', 'INOUT'`)),
    column('NUM_OUTPUT_PARAMS', integer, count(`'OUT', 'INOUT'`)),
    column('NUM_RESULT_SETS', integer, 'r.result_sets'),
    nullable('REMARKS', remarks, `coalesce(r.comment, nullif(o.text, ''))`),
    column('PROCEDURE_TYPE', smallint, '1'),
    column('SPECIFIC_NAME', identifier, 'r.specific_name'),
  ],
  from: () =>
    `sql_routine r ${withLibrary} WHERE r.type = 'PROCEDURE' AND ${inSchema(schema, 2)} AND ${like('r.name', 3)}`,
  order: ['PROCEDURE_SCHEM', 'PROCEDURE_NAME', 'SPECIFIC_NAME'],
};

/** DatabaseMetaData.getFunctions. */
export const sqlFunctions: MetadataProcedure = {
  name: 'SQLFUNCTIONS',
  parameters: [...parameters('FUNCTION'), optionsParameter],
  columns: [
    column('FUNCTION_CAT', identifier, server),
    column('FUNCTION_SCHEM', identifier, schema),
    column('FUNCTION_NAME', identifier, 'r.name'),
    nullable('REMARKS', remarks, `coalesce(r.comment, nullif(o.text, ''))`),
    column('FUNCTION_TYPE', smallint, `CASE r.type WHEN 'TABLE FUNCTION' THEN 2 ELSE 1 END`),
    column('SPECIFIC_NAME', identifier, 'r.specific_name'),
  ],
  from: () =>
    `sql_routine r ${withLibrary} WHERE r.type <> 'PROCEDURE' AND ${inSchema(schema, 2)} AND ${like('r.name', 3)}`,
  order: ['FUNCTION_SCHEM', 'FUNCTION_NAME', 'SPECIFIC_NAME'],
};

const parameterName = `coalesce(p.name, '')`;
const ofParameters = `sql_routine r ${withLibrary} JOIN sql_parameter p ON p.routine_id = r.id`;

/** DatabaseMetaData.getProcedureColumns. */
export const sqlProcedureCols: MetadataProcedure = {
  name: 'SQLPROCEDURECOLS',
  parameters: [...parameters('PROC'), nameParameter('PARAMNAME'), optionsParameter],
  columns: [
    column('PROCEDURE_CAT', identifier, server),
    column('PROCEDURE_SCHEM', identifier, schema),
    column('PROCEDURE_NAME', identifier, 'r.name'),
    column('COLUMN_NAME', identifier, parameterName),
    column('COLUMN_TYPE', smallint, `CASE p.mode WHEN 'IN' THEN 1 WHEN 'INOUT' THEN 2 WHEN 'OUT' THEN 4 ELSE 0 END`),
    ...jdbcType('p'),
    ...jdbcSize('p', ['PRECISION', 'LENGTH', 'SCALE', 'RADIX']),
    column('NULLABLE', smallint, '1'),
    nullable('REMARKS', remarks, 'p.comment'),
    nullable('COLUMN_DEF', varchar(2000), 'p.default_text'),
    column('SQL_DATA_TYPE', integer, 'jdbc_type(p.data_type, p.ccsid)'),
    nullable(
      'SQL_DATETIME_SUB',
      integer,
      `CASE p.data_type WHEN 'DATE' THEN 1 WHEN 'TIME' THEN 2 WHEN 'TIMESTAMP' THEN 3 END`,
    ),
    nullable('CHAR_OCTET_LENGTH', integer, 'sql_type_octets(p.data_type, p.length)'),
    column('ORDINAL_POSITION', integer, 'p.position'),
    column('IS_NULLABLE', varchar(3), `'YES'`),
    column('SPECIFIC_NAME', identifier, 'r.specific_name'),
  ],
  from: () =>
    `${ofParameters} WHERE r.type = 'PROCEDURE' AND ${inSchema(schema, 2)} AND ${like('r.name', 3)} AND ${like(parameterName, 4)}`,
  order: ['PROCEDURE_SCHEM', 'PROCEDURE_NAME', 'SPECIFIC_NAME', 'ORDINAL_POSITION'],
};

/** DatabaseMetaData.getFunctionColumns. */
export const sqlFunctionCols: MetadataProcedure = {
  name: 'SQLFUNCTIONCOLS',
  parameters: [...parameters('FUNCTION'), nameParameter('PARAMNAME'), optionsParameter],
  columns: [
    column('FUNCTION_CAT', identifier, server),
    column('FUNCTION_SCHEM', identifier, schema),
    column('FUNCTION_NAME', identifier, 'r.name'),
    column('COLUMN_NAME', identifier, parameterName),
    column(
      'COLUMN_TYPE',
      smallint,
      `CASE p.mode WHEN 'IN' THEN 1 WHEN 'INOUT' THEN 2 WHEN 'OUT' THEN 3 WHEN 'RETURN' THEN 4 WHEN 'COLUMN' THEN 5 ELSE 0 END`,
    ),
    ...jdbcType('p'),
    ...jdbcSize('p', ['PRECISION', 'LENGTH', 'SCALE', 'RADIX']),
    column('NULLABLE', smallint, '1'),
    nullable('REMARKS', remarks, 'p.comment'),
    nullable('CHAR_OCTET_LENGTH', integer, 'sql_type_octets(p.data_type, p.length)'),
    column('ORDINAL_POSITION', integer, `CASE p.mode WHEN 'RETURN' THEN 0 ELSE p.position END`),
    column('IS_NULLABLE', varchar(3), `'YES'`),
    column('SPECIFIC_NAME', identifier, 'r.specific_name'),
  ],
  from: () =>
    `${ofParameters} WHERE r.type <> 'PROCEDURE' AND ${inSchema(schema, 2)} AND ${like('r.name', 3)} AND ${like(parameterName, 4)}`,
  order: ['FUNCTION_SCHEM', 'FUNCTION_NAME', 'SPECIFIC_NAME', 'ORDINAL_POSITION'],
};

/** DatabaseMetaData.getUDTs: distinct types. UDTTYPES is a list of numbers of java.sql.Types. */
export const sqlUdts: MetadataProcedure = {
  name: 'SQLUDTS',
  parameters: [...parameters('TYPE'), { name: 'UDTTYPES', type: varchar(4000) }, optionsParameter],
  columns: [
    column('TYPE_CAT', identifier, server),
    column('TYPE_SCHEM', identifier, schema),
    column('TYPE_NAME', identifier, 'r.name'),
    nullable(
      'CLASS_NAME',
      varchar(128),
      `CASE jdbc_type(r.data_type, r.ccsid) WHEN 5 THEN 'java.lang.Integer' WHEN 4 THEN 'java.lang.Integer'
      WHEN -5 THEN 'java.lang.Long' WHEN 3 THEN 'java.math.BigDecimal' WHEN 2 THEN 'java.math.BigDecimal' WHEN 7 THEN 'java.lang.Float'
      WHEN 8 THEN 'java.lang.Double' WHEN 91 THEN 'java.sql.Date' WHEN 92 THEN 'java.sql.Time' WHEN 93 THEN 'java.sql.Timestamp'
      WHEN -2 THEN 'byte[]' WHEN -3 THEN 'byte[]' WHEN 2004 THEN 'java.sql.Blob' WHEN 2005 THEN 'java.sql.Clob' ELSE 'java.lang.String' END`,
    ),
    column('DATA_TYPE', integer, '2001'),
    nullable('REMARKS', remarks, `coalesce(r.comment, nullif(o.text, ''))`),
    nullable('BASE_TYPE', smallint, 'jdbc_type(r.data_type, r.ccsid)'),
  ],
  from: () => `sql_type r ${withLibrary} WHERE ${inSchema(schema, 2)} AND ${like('r.name', 3)}`,
  order: ['DATA_TYPE', 'TYPE_SCHEM', 'TYPE_NAME'],
};
