import { flag, schemaName } from './common.ts';
import {
  clob,
  column,
  identifier,
  integer,
  libraryName,
  localTime,
  nullable,
  type SystemColumn,
  type SystemView,
  smallint,
  systemName,
  timestamp,
  varchar,
} from './view.ts';

/** A constraint `c` in the library `l`, with its table `t` in the library `tl`. */
const from = `sql_constraint c JOIN object l ON l.id = c.library JOIN sql_table t ON t.id = c.table_id JOIN object tl ON tl.id = t.library`;
const names: readonly SystemColumn[] = [
  column('CONSTRAINT_SCHEMA:CDBNAME', identifier, schemaName),
  column('CONSTRAINT_NAME:RELNAME', identifier, 'c.name'),
];
const table: readonly SystemColumn[] = [
  column('TABLE_SCHEMA:TDBNAME', identifier, libraryName('tl.name')),
  column('TABLE_NAME:TBNAME', identifier, 't.name'),
];
const systemTable: readonly SystemColumn[] = [
  column('SYSTEM_TABLE_NAME:SYS_TNAME', systemName, 't.system_name'),
  column('SYSTEM_TABLE_SCHEMA:SYS_DNAME', systemName, 'tl.name'),
];
const ofColumns = `${from} JOIN sql_constraint_column k ON k.constraint_id = c.id
  JOIN sql_column b ON b.table_id = t.id AND b.name = k.column_name`;
const keyOnly = `c.type IN ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')`;

/** Source: "SYSCST". */
export const sysCst: SystemView = {
  library: 'QSYS2',
  name: 'SYSCST',
  text: 'Constraints',
  columns: [
    ...names,
    column('CONSTRAINT_TYPE:TYPE', varchar(11), 'c.type'),
    ...table,
    ...systemTable,
    column(
      'CONSTRAINT_KEYS:COLCOUNT',
      smallint,
      '(SELECT count(*) FROM sql_constraint_column k WHERE k.constraint_id = c.id)',
    ),
    column('IASP_NUMBER:IASPNUMBER', smallint, '0'),
    column(
      'CONSTRAINT_STATE:STATE',
      varchar(11),
      `CASE WHEN c.type IN ('FOREIGN KEY', 'CHECK') THEN 'ESTABLISHED' ELSE '' END`,
    ),
    column('ENABLED', varchar(3), `CASE WHEN c.enforced THEN 'YES' ELSE 'NO' END`),
    column('CHECK_PENDING:CHKFLAG', varchar(3), `'NO'`),
    nullable('CONSTRAINT_TEXT:LABEL', varchar(50), 'NULL'),
    nullable('LONG_COMMENT:REMARKS', varchar(2000), 'c.comment'),
    column('CREATE_TIMESTAMP:CREATED', timestamp, localTime('c.created')),
  ],
  from,
};

/** Source: "SYSCSTCOL". */
export const sysCstCol: SystemView = {
  library: 'QSYS2',
  name: 'SYSCSTCOL',
  text: 'Columns of constraints',
  columns: [
    ...table,
    column('COLUMN_NAME:COLNAME', identifier, 'k.column_name'),
    ...names,
    column('SYSTEM_COLUMN_NAME:SYS_CNAME', systemName, 'b.system_name'),
    ...systemTable,
  ],
  from: ofColumns,
};

/** Source: "SYSCSTDEP". */
export const sysCstDep: SystemView = {
  library: 'QSYS2',
  name: 'SYSCSTDEP',
  text: 'Tables of constraints',
  columns: [...table, ...names, ...systemTable],
  from,
};

/** Source: "SYSKEYCST". */
export const sysKeyCst: SystemView = {
  library: 'QSYS2',
  name: 'SYSKEYCST',
  text: 'Columns of primary, unique and foreign keys',
  columns: [
    ...names,
    ...table,
    column('COLUMN_NAME:COLNAME', identifier, 'k.column_name'),
    column('ORDINAL_POSITION:COLSEQ', integer, 'k.sequence'),
    column('COLUMN_POSITION:COLNO', integer, 'b.position'),
    column(
      'TABLE_OWNER:CREATOR',
      identifier,
      '(SELECT w.name FROM object tt JOIN object w ON w.id = tt.owner WHERE tt.id = t.id)',
    ),
    column('SYSTEM_COLUMN_NAME:SYS_CNAME', systemName, 'b.system_name'),
    ...systemTable,
  ],
  from: `${ofColumns} WHERE ${keyOnly}`,
};

/** Source: "SYSREFCST". */
export const sysRefCst: SystemView = {
  library: 'QSYS2',
  name: 'SYSREFCST',
  text: 'Foreign keys',
  columns: [
    ...names,
    column('UNIQUE_CONSTRAINT_SCHEMA:UNQDBNAME', identifier, libraryName('pl.name')),
    column('UNIQUE_CONSTRAINT_NAME:UNQNAME', identifier, 'p.name'),
    column('MATCH_OPTION:MATCH', varchar(7), `'NONE'`),
    column('UPDATE_RULE:UPDATE', varchar(11), 'c.update_rule'),
    column('DELETE_RULE:DELETE', varchar(11), 'c.delete_rule'),
    nullable(
      'COLUMN_COUNT:COLCOUNT',
      integer,
      '(SELECT count(*) FROM sql_constraint_column k WHERE k.constraint_id = c.id)',
    ),
  ],
  from: `${from} JOIN sql_constraint p ON p.id = c.parent JOIN object pl ON pl.id = p.library WHERE c.type = 'FOREIGN KEY'`,
};

/** Source: "SYSCHKCST". */
export const sysChkCst: SystemView = {
  library: 'QSYS2',
  name: 'SYSCHKCST',
  text: 'Check constraints',
  columns: [
    ...names,
    nullable('CHECK_CLAUSE:CHECK', clob(2_097_152), 'c.check_text'),
    nullable('ROUNDING_MODE:DECFLTRND', flag, `'E'`),
    nullable('INSERT_ACTION:INSACTION', varchar(24), 'NULL'),
    nullable('UPDATE_ACTION:UPDACTION', varchar(24), 'NULL'),
  ],
  from: `${from} WHERE c.type = 'CHECK'`,
};

export const constraintViews = [sysCst, sysCstCol, sysCstDep, sysKeyCst, sysRefCst, sysChkCst] as const;
