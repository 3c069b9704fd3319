import { SqlError } from '../error.ts';
import { fitsSixteen } from './arithmetic-type.ts';
import { isUnicode } from './ccsid.ts';
import {
  bitData,
  type DecimalType,
  decimalOf,
  type IntegerType,
  isBinary,
  isBitData,
  isDatetime,
  isFloat,
  isGraphic,
  isInteger,
  isNumeric,
  isString,
  isText,
  type NumericType,
  type StringType,
} from './family.ts';
import type { SqlType } from './sql-type.ts';

/**
 * The one type of values that stand in the same place: columns of UNION and VALUES, results of CASE, arguments of COALESCE, members of an IN
 * list. Values without a type do not count. Source: "Rules for result data types", SQL Reference.
 * @param otherwise SQLCODE for types that do not go together: -415 UNION, -581 CASE, -401 elsewhere
 */
export function commonType(types: readonly (SqlType | undefined)[], otherwise = -401): SqlType | undefined {
  let result: SqlType | undefined;
  for (const type of types) {
    if (type === undefined) continue;
    if (result === undefined) result = type;
    else {
      const pair = commonOfTwo(result, type);
      if (pair === undefined) throw new SqlError(otherwise);
      result = pair;
    }
  }
  return result;
}

/** undefined where the types do not go together. */
export function commonOfTwo(a: SqlType, b: SqlType): SqlType | undefined {
  if (isNumeric(a) && isNumeric(b)) return commonNumber(a, b);
  if (isString(a) && isString(b)) return commonString(a, b);
  if (isDatetime(a) && isDatetime(b)) return commonDatetime(a, b);
  // Texts beside numbers, dates and truth values are taken for such.
  if (isText(a) && (isNumeric(b) || isDatetime(b) || b.name === 'BOOLEAN')) return b;
  if (isText(b) && (isNumeric(a) || isDatetime(a) || a.name === 'BOOLEAN')) return a;
  if (a.name === 'XML' && b.name === 'XML') return a;
  if (a.name === 'DATALINK' && b.name === 'DATALINK') return a.length >= b.length ? a : b;
  return a.name === b.name ? a : undefined;
}

const integers = ['SMALLINT', 'INTEGER', 'BIGINT'] as const;

function commonNumber(a: NumericType, b: NumericType): NumericType {
  if (a.name === 'DECFLOAT' || b.name === 'DECFLOAT') {
    return { name: 'DECFLOAT', precision: fitsSixteen(a) && fitsSixteen(b) ? 16 : 34 };
  }
  if (isFloat(a) || isFloat(b)) return { name: a.name === 'REAL' && b.name === 'REAL' ? 'REAL' : 'DOUBLE' };
  if (isInteger(a) && isInteger(b)) {
    return { name: integers[Math.max(integers.indexOf(a.name), integers.indexOf(b.name))]! };
  }
  return commonDecimal(a as IntegerType | DecimalType, b as IntegerType | DecimalType);
}

/** Zoned only when no packed number takes part. */
function commonDecimal(a: IntegerType | DecimalType, b: IntegerType | DecimalType): NumericType {
  const [p, q] = [decimalOf(a), decimalOf(b)];
  const scale = Math.max(p.scale, q.scale);
  const precision = Math.min(63, Math.max(p.precision - p.scale, q.precision - q.scale) + scale);
  const name = [a, b].some(type => type.name === 'DECIMAL') ? 'DECIMAL' : 'NUMERIC';
  return { name, precision, scale };
}

function commonString(a: StringType, b: StringType): SqlType | undefined {
  const length = Math.max(a.length, b.length);
  if (isBinary(a) || isBinary(b)) {
    if (isText(a) || isText(b)) return undefined;
    const [x, y] = [a, b].map(type => sizeOf(type.name));
    return { name: (['BINARY', 'VARBINARY', 'BLOB'] as const)[Math.max(x!, y!)]!, length };
  }
  const size = Math.max(sizeOf(a.name), sizeOf(b.name));
  const ccsid = commonCcsid(a.ccsid, b.ccsid);
  if (isGraphic(a) || isGraphic(b)) {
    if (isBitData(a) || isBitData(b)) return undefined;
    // CCSID 1208 has no graphic form, so it becomes UTF-16 beside one.
    const graphic = isGraphic(a) ? (isGraphic(b) ? ccsid : a.ccsid) : b.ccsid;
    return { name: (['GRAPHIC', 'VARGRAPHIC', 'DBCLOB'] as const)[size]!, length, ccsid: graphic };
  }
  return { name: (['CHAR', 'VARCHAR', 'CLOB'] as const)[size]!, length, ccsid };
}

/** 0 fixed, 1 varying, 2 large. */
function sizeOf(name: StringType['name']): 0 | 1 | 2 {
  if (name === 'CHAR' || name === 'GRAPHIC' || name === 'BINARY') return 0;
  return name === 'CLOB' || name === 'DBCLOB' || name === 'BLOB' ? 2 : 1;
}

/** Bit data stays bit data; otherwise Unicode wins, else the first. Source: "Conversion rules for operations that combine strings". */
export function commonCcsid(a: number, b: number): number {
  if (a === b) return a;
  if (a === bitData || b === bitData) return bitData;
  if (isUnicode(a)) return a;
  return isUnicode(b) ? b : a;
}

function commonDatetime(a: SqlType, b: SqlType): SqlType | undefined {
  if (a.name === 'TIMESTAMP' && b.name === 'TIMESTAMP') return a.precision >= b.precision ? a : b;
  if (a.name === b.name) return a;
  if (a.name === 'TIMESTAMP' && b.name === 'DATE') return a;
  if (a.name === 'DATE' && b.name === 'TIMESTAMP') return b;
  return undefined;
}
