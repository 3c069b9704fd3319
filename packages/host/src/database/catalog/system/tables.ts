import { commentColumns, flag, objectText, schemaName, withObject, yes, yesNo } from './common.ts';
import {
  bigint,
  char,
  column,
  identifier,
  integer,
  libraryName,
  localTime,
  nullable,
  type SystemView,
  smallint,
  systemName,
  timestamp,
  varchar,
} from './view.ts';

const columnCount = '(SELECT count(*) FROM sql_column c WHERE c.table_id = t.id)';
const rowLength =
  '(SELECT coalesce(sum(sql_type_storage(c.data_type, c.length)), 0) FROM sql_column c WHERE c.table_id = t.id)';

/** Names and columns: IBM i SQL reference, "SYSTABLES". */
export const sysTables: SystemView = {
  library: 'QSYS2',
  name: 'SYSTABLES',
  text: 'Tables, views and aliases',
  columns: [
    column('TABLE_NAME:NAME', identifier, 't.name'),
    column('TABLE_OWNER:CREATOR', identifier, 'owner.name'),
    column('TABLE_TYPE:TYPE', flag, 't.kind'),
    column('COLUMN_COUNT:COLCOUNT', integer, columnCount),
    column('ROW_LENGTH:RECLENGTH', integer, rowLength),
    nullable('TABLE_TEXT:LABEL', varchar(50), 'o.text'),
    ...commentColumns,
    column('TABLE_SCHEMA:DBNAME', identifier, schemaName),
    column('LAST_ALTERED_TIMESTAMP:ALTEREDTS', timestamp, localTime('greatest(t.altered, o.created)')),
    column('SELECT_OMIT:SELECTOMIT', flag, `'N'`),
    column('IS_INSERTABLE_INTO:INSERTABLE', varchar(3), yesNo(`t.updatable OR t.kind IN ('T', 'P')`)),
    column('IASP_NUMBER:IASPNUMBER', smallint, '0'),
    column('SYSTEM_TABLE_NAME:SYS_TNAME', systemName, 't.system_name'),
    column('SYSTEM_TABLE_SCHEMA:SYS_DNAME', systemName, 'l.name'),
    column('FILE_TYPE:FILETYPE', flag, `'D'`),
    nullable('BASE_TABLE_CATALOG:LOCATION', varchar(18), 'NULL'),
    nullable('BASE_TABLE_SCHEMA:TBDBNAME', identifier, 't.target_library'),
    nullable('BASE_TABLE_NAME:TBNAME', identifier, 't.target_name'),
    nullable('BASE_TABLE_MEMBER:TBMEMBER', varchar(10), 't.target_member'),
    column('SYSTEM_TABLE:SYSTABLE', flag, yes(`l.name IN ('QSYS', 'QSYS2')`)),
    nullable('MAINTENANCE', flag, 'NULL'),
    nullable('REFRESH', flag, 'NULL'),
    column(
      'ROW_CHANGE_TIMESTAMP:ROWCHGTS',
      flag,
      yes(`EXISTS (SELECT FROM sql_column c WHERE c.table_id = t.id AND c.generated = 'row change timestamp')`),
    ),
    column('PARTITION_TABLE:PARTITION', varchar(11), `'NO'`),
    column('TABLE_DEFINER:DEFINER', varchar(128), 'o.created_by'),
    column('HAS_ROW_PERMISSION', flag, `'N'`),
    column('HAS_COLUMN_MASK', flag, `'N'`),
    column('CONTROL', flag, `' '`),
    column('TEMPORAL_TYPE', flag, `'N'`),
  ],
  from: `sql_table t ${withObject} WHERE t.kind <> 'I'`,
};

/** Rows and sizes are those that PostgreSQL's statistics have, or a count where it has none. */
const rows = `coalesce((SELECT CASE WHEN c.reltuples >= 0 THEN c.reltuples::int8 END FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = t.relation_schema AND c.relname = t.relation_name), 0)`;
const size = `coalesce(pg_total_relation_size(to_regclass(format('%I.%I', t.relation_schema, t.relation_name))), 0)`;

const statisticColumns = [
  column('TABLE_SCHEMA:TABSCHEMA', identifier, schemaName),
  column('TABLE_NAME:TABNAME', identifier, 't.name'),
  column('PARTITION_TYPE:PARTTYPE', varchar(1), `' '`),
  nullable('NUMBER_ROWS:CARD', bigint, rows),
  nullable('NUMBER_ROW_PAGES:NPAGES', bigint, `${size} / 4096`),
  nullable('NUMBER_PAGES:FPAGES', bigint, `${size} / 4096`),
  nullable('OVERFLOW', bigint, '0'),
  nullable('NUMBER_DELETED_ROWS:DELETED', bigint, '0'),
  column('DATA_SIZE:SIZE', bigint, size),
  column('CREATE_TIMESTAMP:CREATED', timestamp, localTime('o.created')),
  column('LAST_CHANGE_TIMESTAMP:LASTCHG', timestamp, localTime('greatest(t.altered, o.changed)')),
  column('SYSTEM_TABLE_SCHEMA:SYS_DNAME', systemName, 'l.name'),
  column('SYSTEM_TABLE_NAME:SYS_TNAME', systemName, 't.system_name'),
] as const;

export const sysTableStat: SystemView = {
  library: 'QSYS2',
  name: 'SYSTABLESTAT',
  text: 'Tables with numbers of rows and sizes',
  columns: [...statisticColumns, column('NUMBER_PARTITIONS:PARTITIONS', integer, '1')],
  from: `sql_table t ${withObject} WHERE t.kind IN ('T', 'P')`,
};

export const sysPartitionStat: SystemView = {
  library: 'QSYS2',
  name: 'SYSPARTITIONSTAT',
  text: 'Members of tables with numbers of rows and sizes',
  columns: [
    ...statisticColumns,
    column('TABLE_PARTITION:TABPART', varchar(128), 't.name'),
    nullable('PARTITION_NUMBER:PARTNBR', integer, '1'),
    column('NUMBER_DISTRIBUTED_PARTITIONS:DSTPARTS', integer, '0'),
    column('SYSTEM_TABLE_MEMBER:SYS_MNAME', systemName, 't.system_name'),
    nullable('SOURCE_TYPE:SRCTYPE', varchar(10), 'NULL'),
    nullable('PARTITION_TEXT:LABEL', varchar(50), objectText),
  ],
  from: `sql_table t ${withObject} WHERE t.kind IN ('T', 'P')`,
};

/** Source: "SYSSCHEMAS". */
export const sysSchemas: SystemView = {
  library: 'QSYS2',
  name: 'SYSSCHEMAS',
  text: 'Libraries',
  columns: [
    column('SCHEMA_NAME:NAME', identifier, libraryName('o.name')),
    column('SCHEMA_OWNER:OWNER', identifier, 'owner.name'),
    column('SCHEMA_CREATOR:CREATOR', identifier, 'o.created_by'),
    column('CREATION_TIMESTAMP:TIMESTAMP', timestamp, localTime('o.created')),
    column(
      'SCHEMA_SIZE:SIZE',
      bigint,
      `coalesce((SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN sql_schema s ON s.relation_schema = n.nspname WHERE s.library = o.id AND c.relkind = 'r'), 0)`,
    ),
    nullable('SCHEMA_TEXT:LABEL', varchar(50), objectText),
    column('SYSTEM_SCHEMA_NAME:SYS_NAME', systemName, 'o.name'),
    column('IASP_NUMBER:IASPNUMBER', smallint, '0'),
  ],
  from: `object o JOIN object owner ON owner.id = o.owner WHERE o.library = 1 AND o.type = '*LIB' AND o.job = ''`,
};

/** Source: "SYSCATALOGS". */
export const sysCatalogs: SystemView = {
  library: 'QSYS2',
  name: 'SYSCATALOGS',
  text: 'Relational databases',
  columns: [
    column('CATALOG_NAME:LOCATION', varchar(18), `coalesce(current_setting('bigiron.server', true), '')`),
    column('CATALOG_STATUS:RDBSTATUS', char(10), `'AVAILABLE'`),
    column('CATALOG_TYPE:RDBTYPE', char(7), `'LOCAL'`),
    nullable('CATALOG_ASPGRP:RDBASPGRP', varchar(10), 'NULL'),
    nullable('CATALOG_ASPNUM:RDBASPNUM', varchar(10), 'NULL'),
    nullable('CATALOG_TEXT:RDBTEXT', varchar(50), 'NULL'),
  ],
  from: '(SELECT) AS once',
};

export const sysDummy1: SystemView = {
  library: 'SYSIBM',
  name: 'SYSDUMMY1',
  text: 'One row',
  columns: [column('IBMREQD', char(1), `'Y'`)],
  from: '(SELECT) AS once',
};

/** What JTOpen asks for its properties: OS_VERSION and OS_RELEASE. Source: IBM i services, "ENV_SYS_INFO view". */
export function envSysInfo(release: string): SystemView {
  const [, version = '7', number = '5'] = /^V(\d)R(\d)/.exec(release) ?? [];
  return {
    library: 'SYSIBMADM',
    name: 'ENV_SYS_INFO',
    text: 'The operating system',
    columns: [
      nullable('OS_NAME', varchar(256), `'IBM i'`),
      nullable('OS_VERSION', varchar(256), `'${version}'`),
      nullable('OS_RELEASE', varchar(256), `'${number}'`),
      nullable('HOST_NAME', varchar(256), `coalesce(current_setting('bigiron.server', true), '')`),
      nullable('TOTAL_CPUS', integer, '1'),
      nullable('CONFIGURED_CPUS', integer, '1'),
      nullable('TOTAL_MEMORY', integer, '0'),
    ],
    from: '(SELECT) AS once',
  };
}

export const tableViews = [sysTables, sysTableStat, sysPartitionStat, sysSchemas, sysCatalogs, sysDummy1] as const;
