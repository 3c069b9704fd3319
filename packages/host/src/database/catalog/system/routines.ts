import {
  commentColumns,
  distinctTypeColumns,
  objectText,
  schemaName,
  typeColumns,
  withDistinctType,
  withObject,
  yesNo,
} from './common.ts';
import {
  clob,
  column,
  identifier,
  integer,
  localTime,
  nullable,
  type SystemColumn,
  type SystemView,
  smallint,
  timestamp,
  varchar,
} from './view.ts';

const access = `CASE t.sql_access WHEN 'NO SQL' THEN 'NONE' WHEN 'CONTAINS SQL' THEN 'CONTAINS' WHEN 'READS SQL DATA' THEN 'READS' ELSE 'MODIFIES' END`;
const count = (mode: string) => `(SELECT count(*) FROM sql_parameter p WHERE p.routine_id = t.id AND p.mode ${mode})`;

const columns: readonly SystemColumn[] = [
  column('SPECIFIC_SCHEMA:SPECSCHEMA', identifier, schemaName),
  column('SPECIFIC_NAME:SPECNAME', identifier, 't.specific_name'),
  column('ROUTINE_SCHEMA:RTNSCHEMA', identifier, schemaName),
  column('ROUTINE_NAME:RTNNAME', identifier, 't.name'),
  column('ROUTINE_TYPE:RTNTYPE', varchar(9), `CASE t.type WHEN 'PROCEDURE' THEN 'PROCEDURE' ELSE 'FUNCTION' END`),
  column('ROUTINE_CREATED:RTNCREATE', timestamp, localTime('o.created')),
  column('ROUTINE_DEFINER:DEFINER', identifier, 't.definer'),
  column('ROUTINE_BODY:BODY', varchar(8), `CASE t.language WHEN 'SQL' THEN 'SQL' ELSE 'EXTERNAL' END`),
  nullable('EXTERNAL_NAME:EXTNAME', varchar(279), `coalesce(t.external_name, l.name || '/' || o.name)`),
  nullable('EXTERNAL_LANGUAGE:LANGUAGE', varchar(8), `CASE t.language WHEN 'SQL' THEN NULL ELSE t.language END`),
  nullable('PARAMETER_STYLE:PARMSTYLE', varchar(7), 't.parameter_style'),
  nullable('IS_DETERMINISTIC:DETERMINE', varchar(3), yesNo('t.deterministic')),
  nullable('SQL_DATA_ACCESS:DATAACCESS', varchar(8), access),
  nullable('SQL_PATH', varchar(3483), 'NULL'),
  nullable('PARM_SIGNATURE:SIGNATURE', varchar(2048), 'NULL'),
  column(
    'NUMBER_OF_RESULTS:NUMRESULTS',
    smallint,
    `CASE t.type WHEN 'PROCEDURE' THEN 0 ELSE ${count(`IN ('RETURN', 'COLUMN')`)} END`,
  ),
  column('MAX_DYNAMIC_RESULT_SETS:RESULTS', smallint, 't.result_sets'),
  column('IN_PARMS', smallint, count(`= 'IN'`)),
  column('OUT_PARMS', smallint, count(`= 'OUT'`)),
  column('INOUT_PARMS', smallint, count(`= 'INOUT'`)),
  ...commentColumns,
  nullable('ROUTINE_DEFINITION:ROUTINEDEF', clob(2_097_152), 't.definition'),
  nullable(
    'FUNCTION_ORIGIN:ORIGIN',
    varchar(1),
    `CASE WHEN t.type = 'PROCEDURE' THEN ' ' WHEN t.language = 'SQL' THEN 'Q' ELSE 'E' END`,
  ),
  nullable(
    'FUNCTION_TYPE:TYPE',
    varchar(1),
    `CASE t.type WHEN 'FUNCTION' THEN 'S' WHEN 'TABLE FUNCTION' THEN 'T' WHEN 'AGGREGATE' THEN 'C' ELSE ' ' END`,
  ),
  nullable('EXTERNAL_ACTION:EXTACTION', varchar(1), `'E'`),
  nullable('IS_NULL_CALL:NULL_CALL', varchar(3), yesNo('t.called_on_null')),
  column('IASP_NUMBER:IASPNUMBER', smallint, '0'),
  nullable('ROUTINE_TEXT:LABEL', varchar(50), objectText),
  column('LAST_ALTERED:ALTERED', timestamp, localTime('greatest(t.altered, o.created)')),
  column('AUTONOMOUS', varchar(3), `'NO'`),
];

const from = `sql_routine t ${withObject}`;

/** Source: "SYSROUTINES"; the other two have less of it. */
export const sysRoutines: SystemView = {
  library: 'QSYS2',
  name: 'SYSROUTINES',
  text: 'Procedures and functions',
  columns,
  from,
};

export const sysProcs: SystemView = {
  library: 'QSYS2',
  name: 'SYSPROCS',
  text: 'Procedures',
  columns: columns
    .filter(({ name }) => !/^(ROUTINE_TYPE|FUNCTION_|NUMBER_OF_RESULTS)/.test(name))
    .map(column =>
      column.name === 'MAX_DYNAMIC_RESULT_SETS' ? { ...column, name: 'RESULT_SETS', systemName: 'RESULTS' } : column,
    ),
  from: `${from} WHERE t.type = 'PROCEDURE'`,
};

export const sysFuncs: SystemView = {
  library: 'QSYS2',
  name: 'SYSFUNCS',
  text: 'Functions',
  columns: columns.filter(({ name }) => !/^(ROUTINE_TYPE|MAX_DYNAMIC)/.test(name)),
  from: `${from} WHERE t.type <> 'PROCEDURE'`,
};

/** Source: "SYSPARMS". */
export const sysParms: SystemView = {
  library: 'QSYS2',
  name: 'SYSPARMS',
  text: 'Parameters of routines',
  columns: [
    column('SPECIFIC_SCHEMA:SPECSCHEMA', identifier, schemaName),
    column('SPECIFIC_NAME:SPECNAME', identifier, 't.specific_name'),
    column('ORDINAL_POSITION:PARMNO', integer, `CASE WHEN p.mode IN ('RETURN', 'COLUMN') THEN 0 ELSE p.position END`),
    column(
      'PARAMETER_MODE:PARMMODE',
      varchar(5),
      `CASE WHEN p.mode IN ('RETURN', 'COLUMN') THEN 'OUT' ELSE p.mode END`,
    ),
    nullable('PARAMETER_NAME:PARMNAME', identifier, 'p.name'),
    column('DATA_TYPE', varchar(128), 'sql_type_name(p.data_type, true)'),
    ...typeColumns('p'),
    nullable('IS_NULLABLE:NULLS', varchar(3), `'YES'`),
    nullable('LONG_COMMENT:REMARKS', varchar(2000), 'p.comment'),
    column('ROW_TYPE:ROWTYPE', varchar(1), `CASE p.mode WHEN 'RETURN' THEN 'C' WHEN 'COLUMN' THEN 'R' ELSE 'P' END`),
    ...distinctTypeColumns,
    nullable('AS_LOCATOR:LOCATOR', varchar(3), yesNo('p.as_locator')),
    column('IASP_NUMBER:IASPNUMBER', smallint, '0'),
    nullable('DEFAULT', clob(65_536), 'p.default_text'),
  ],
  from: `sql_parameter p JOIN sql_routine t ON t.id = p.routine_id ${withObject} ${withDistinctType('p')}`,
};

export const routineViews = [sysRoutines, sysProcs, sysFuncs, sysParms] as const;
