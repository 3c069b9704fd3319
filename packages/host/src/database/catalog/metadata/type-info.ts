import { column, identifier, integer, nullable, smallint, varchar } from '../system/view.ts';
import { arg, type MetadataProcedure, numberParameter, optionsParameter } from './procedure.ts';

/** Name, number of java.sql.Types, greatest precision, quotes before and behind constants, parameters of CREATE, greatest scale. */
type TypeInfo = readonly [string, number, number, string | null, string | null, string | null, number | null];

const types: readonly TypeInfo[] = [
  ['BIGINT', -5, 19, null, null, null, 0],
  ['BINARY', -2, 32_765, "X'", "'", 'length', null],
  ['BLOB', 2004, 2_147_483_647, null, null, 'length', null],
  ['BOOLEAN', 16, 1, null, null, null, null],
  ['CHAR', 1, 32_765, "'", "'", 'length', null],
  ['CHAR () FOR BIT DATA', -2, 32_765, "X'", "'", 'length', null],
  ['CLOB', 2005, 2_147_483_647, "'", "'", 'length', null],
  ['DATALINK', 70, 32_717, null, null, 'length', null],
  ['DATE', 91, 10, "'", "'", null, null],
  ['DBCLOB', 2005, 1_073_741_822, "G'", "'", 'length', null],
  ['DECFLOAT', 1111, 34, null, null, 'precision', null],
  ['DECIMAL', 3, 63, null, null, 'precision,scale', 63],
  ['DOUBLE', 8, 53, null, null, null, null],
  ['FLOAT', 6, 53, null, null, 'precision', null],
  ['GRAPHIC', 1, 16_382, "G'", "'", 'length', null],
  ['INTEGER', 4, 10, null, null, null, 0],
  ['NCHAR', -15, 16_382, "N'", "'", 'length', null],
  ['NCLOB', 2011, 1_073_741_822, "N'", "'", 'length', null],
  ['NUMERIC', 2, 63, null, null, 'precision,scale', 63],
  ['NVARCHAR', -9, 16_369, "N'", "'", 'length', null],
  ['REAL', 7, 24, null, null, null, null],
  ['ROWID', -8, 40, null, null, null, null],
  ['SMALLINT', 5, 5, null, null, null, 0],
  ['TIME', 92, 8, "'", "'", null, 0],
  ['TIMESTAMP', 93, 32, "'", "'", 'precision', 12],
  ['VARBINARY', -3, 32_739, "X'", "'", 'length', null],
  ['VARCHAR', 12, 32_739, "'", "'", 'length', null],
  ['VARCHAR () FOR BIT DATA', -3, 32_739, "X'", "'", 'length', null],
  ['VARGRAPHIC', 12, 16_369, "G'", "'", 'length', null],
  ['XML', 2009, 2_147_483_647, null, null, null, null],
];

const isNumber = `t.code IN (-5, 3, 8, 6, 4, 2, 7, 5, 1111)`;
const isText = `t.code IN (1, 12, -15, -9)`;

/** DatabaseMetaData.getTypeInfo. DATATYPE 0: all. Source: "SQL limits", SQL Reference. */
export const sqlGetTypeInfo: MetadataProcedure = {
  name: 'SQLGETTYPEINFO',
  parameters: [numberParameter('DATATYPE'), optionsParameter],
  columns: [
    column('TYPE_NAME', identifier, 't.name'),
    column('DATA_TYPE', integer, 't.code'),
    nullable('PRECISION', integer, 't.precision'),
    nullable('LITERAL_PREFIX', varchar(128), 't.prefix'),
    nullable('LITERAL_SUFFIX', varchar(128), 't.suffix'),
    nullable('CREATE_PARAMS', varchar(128), 't.parameters'),
    column('NULLABLE', smallint, '1'),
    column('CASE_SENSITIVE', smallint, `CASE WHEN ${isText} OR t.code IN (2005, 2011) THEN 1 ELSE 0 END`),
    column(
      'SEARCHABLE',
      smallint,
      `CASE WHEN ${isText} THEN 3 WHEN t.code IN (2004, 2005, 2009, 2011, 70) THEN 0 ELSE 2 END`,
    ),
    nullable('UNSIGNED_ATTRIBUTE', smallint, `CASE WHEN ${isNumber} THEN 0 END`),
    column('FIXED_PREC_SCALE', smallint, '0'),
    nullable('AUTO_INCREMENT', smallint, `CASE WHEN t.code IN (-5, 4, 5, 3, 2) THEN 1 ELSE 0 END`),
    nullable('LOCAL_TYPE_NAME', identifier, 't.name'),
    nullable('MINIMUM_SCALE', smallint, 'CASE WHEN t.scale IS NOT NULL THEN 0 END'),
    nullable('MAXIMUM_SCALE', smallint, 't.scale'),
    nullable('SQL_DATA_TYPE', integer, 't.code'),
    nullable('SQL_DATETIME_SUB', integer, 'CASE t.code WHEN 91 THEN 1 WHEN 92 THEN 2 WHEN 93 THEN 3 END'),
    nullable('NUM_PREC_RADIX', integer, `CASE WHEN t.code IN (6, 7, 8) THEN 2 WHEN ${isNumber} THEN 10 END`),
  ],
  from: () => `(VALUES ${types.map(rowOf).join(', ')}) AS t (name, code, precision, prefix, suffix, parameters, scale)
    WHERE coalesce(${arg(1)}, 0) IN (0, t.code)`,
  order: ['DATA_TYPE', 'TYPE_NAME'],
};

function rowOf(type: TypeInfo): string {
  const values = type.map(value => {
    if (value === null) return 'NULL';
    return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
  });
  return `(${values.slice(0, 3).join(', ')}, ${values
    .slice(3, 6)
    .map(value => `${value}::text`)
    .join(', ')}, ${values[6]}::int4)`;
}
