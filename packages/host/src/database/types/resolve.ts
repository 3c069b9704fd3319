import { SqlError } from '../error.ts';
import type { BuiltInType } from '../sql/ast/type.ts';
import { graphicCcsidOf, mixedCcsidOf, requireCharacterCcsid, requireGraphicCcsid } from './ccsid.ts';
import { bitData } from './family.ts';
import { maximumLength, maximumPrecision, maximumTimestampPrecision } from './limits.ts';
import type { SqlType } from './sql-type.ts';

const megabyte = 1_048_576;

/**
 * The type that a text means, with what it leaves out filled in. Source: "data-type" of CREATE TABLE, SQL Reference.
 * @throws SqlError -604 for lengths, precisions and scales; -683 for clauses that the type does not take; -189 for CCSIDs
 */
export function resolveType(type: BuiltInType, defaults: { readonly ccsid: number }): SqlType {
  switch (type.name) {
    case 'SMALLINT':
    case 'INTEGER':
    case 'BIGINT':
    case 'REAL':
    case 'DOUBLE':
    case 'DATE':
    case 'TIME':
    case 'BOOLEAN':
    case 'ROWID':
      refuseCharacterClauses(type);
      if (type.length !== undefined) throw new SqlError(-604, [type.name]);
      return { name: type.name };
    case 'DECIMAL':
    case 'NUMERIC': {
      refuseCharacterClauses(type);
      const precision = bounded(type, type.length ?? 5, 1, maximumPrecision);
      const scale = bounded(type, type.scale ?? 0, 0, precision);
      return { name: type.name, precision, scale };
    }
    case 'DECFLOAT':
      refuseCharacterClauses(type);
      if (type.length !== undefined && type.length !== 16 && type.length !== 34) throw new SqlError(-604, [type.name]);
      return { name: 'DECFLOAT', precision: type.length ?? 34 };
    case 'TIMESTAMP':
      refuseCharacterClauses(type);
      return { name: 'TIMESTAMP', precision: bounded(type, type.length ?? 6, 0, maximumTimestampPrecision) };
    case 'CHAR':
      return { name: 'CHAR', length: lengthOf(type, 1), ccsid: characterCcsid(type, defaults.ccsid) };
    case 'VARCHAR':
      return { name: 'VARCHAR', length: lengthOf(type), ccsid: characterCcsid(type, defaults.ccsid) };
    case 'CLOB':
      if (type.subtype === 'BIT') throw new SqlError(-683, [type.name]);
      return { name: 'CLOB', length: lengthOf(type, megabyte), ccsid: characterCcsid(type, defaults.ccsid) };
    case 'GRAPHIC':
      return { name: 'GRAPHIC', length: lengthOf(type, 1), ccsid: graphicCcsid(type, graphicCcsidOf(defaults.ccsid)) };
    case 'VARGRAPHIC':
      return { name: 'VARGRAPHIC', length: lengthOf(type), ccsid: graphicCcsid(type, graphicCcsidOf(defaults.ccsid)) };
    case 'DBCLOB':
      return {
        name: 'DBCLOB',
        length: lengthOf(type, megabyte),
        ccsid: graphicCcsid(type, graphicCcsidOf(defaults.ccsid)),
      };
    case 'NCHAR':
      return { name: 'GRAPHIC', length: lengthOf({ ...type, name: 'GRAPHIC' }, 1), ccsid: graphicCcsid(type, 1200) };
    case 'NVARCHAR':
      return { name: 'VARGRAPHIC', length: lengthOf({ ...type, name: 'VARGRAPHIC' }), ccsid: graphicCcsid(type, 1200) };
    case 'NCLOB':
      return {
        name: 'DBCLOB',
        length: lengthOf({ ...type, name: 'DBCLOB' }, megabyte),
        ccsid: graphicCcsid(type, 1200),
      };
    case 'BINARY':
      refuseCharacterClauses(type);
      return { name: 'BINARY', length: lengthOf(type, 1) };
    case 'VARBINARY':
      refuseCharacterClauses(type);
      return { name: 'VARBINARY', length: lengthOf(type) };
    case 'BLOB':
      refuseCharacterClauses(type);
      return { name: 'BLOB', length: lengthOf(type, megabyte) };
    case 'XML':
      if (type.subtype !== undefined) throw new SqlError(-683, [type.name]);
      return { name: 'XML', ccsid: type.ccsid ?? 1208 };
    case 'DATALINK':
      return {
        name: 'DATALINK',
        length: lengthOf(type, 200),
        ccsid: requireCharacterCcsid(type.ccsid ?? defaults.ccsid),
      };
  }
}

function refuseCharacterClauses({ name, subtype, ccsid, allocate }: BuiltInType): void {
  if (subtype !== undefined || ccsid !== undefined) throw new SqlError(-683, [name]);
  if (allocate !== undefined && name !== 'VARBINARY' && name !== 'BLOB') throw new SqlError(-683, [name]);
}

function bounded({ name }: BuiltInType, value: number, least: number, greatest: number): number {
  if (value < least || value > greatest) throw new SqlError(-604, [name]);
  return value;
}

function lengthOf(type: BuiltInType, ifLeftOut?: number): number {
  const length = type.length ?? ifLeftOut;
  if (length === undefined) throw new SqlError(-604, [type.name]);
  return bounded(type, length, 1, maximumLength[type.name as keyof typeof maximumLength]!);
}

function characterCcsid({ name, subtype, ccsid }: BuiltInType, ofJob: number): number {
  if (subtype !== undefined && ccsid !== undefined) throw new SqlError(-683, [name]);
  if (subtype === 'BIT') return bitData;
  if (subtype === 'MIXED') {
    const mixed = mixedCcsidOf(ofJob);
    if (mixed === undefined) throw new SqlError(-189, [ofJob]);
    return mixed;
  }
  return requireCharacterCcsid(ccsid ?? ofJob);
}

function graphicCcsid({ name, subtype, ccsid }: BuiltInType, ofJob: number): number {
  if (subtype !== undefined) throw new SqlError(-683, [name]);
  return requireGraphicCcsid(ccsid ?? ofJob);
}
