import { sqlForeignKeys, sqlPrimaryKeys, sqlSpecialColumns, sqlStatistics } from './keys.ts';
import { sqlColPrivileges, sqlTablePrivileges } from './privileges.ts';
import type { MetadataProcedure } from './procedure.ts';
import { sqlFunctionCols, sqlFunctions, sqlProcedureCols, sqlProcedures, sqlUdts } from './routines.ts';
import { sqlColumns, sqlPseudoColumns, sqlTables } from './tables.ts';
import { sqlGetTypeInfo } from './type-info.ts';

/** The procedures of SYSIBM that JDBC and ODBC drivers call, by name. */
export const metadataProcedures: ReadonlyMap<string, MetadataProcedure> = new Map(
  [
    ...[sqlTables, sqlColumns, sqlPrimaryKeys, sqlForeignKeys, sqlStatistics, sqlSpecialColumns, sqlProcedures],
    ...[sqlProcedureCols, sqlFunctions, sqlFunctionCols, sqlTablePrivileges, sqlColPrivileges, sqlUdts],
    ...[sqlGetTypeInfo, sqlPseudoColumns],
  ].map(procedure => [procedure.name, procedure]),
);
