import { asComparable, type Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import type { ComparisonOperator } from '../sql/ast/expression.ts';
import { isUnicode } from './ccsid.ts';
import { collationOf } from './collation.ts';
import { commonOfTwo } from './common.ts';
import { convert } from './convert.ts';
import { toBytes } from './convert-bytes.ts';
import { numberInText } from './convert-number.ts';
import { bitData, isBinary, isBitData, isBytes, isDatetime, isNumeric, isText } from './family.ts';
import type { Formats } from './formats.ts';
import { settled, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

/**
 * `left operator right` as a condition: trailing blanks do not count, texts beside numbers and dates are taken for such, CCSIDs are told
 * apart. An operand without a type takes that of the other.
 * @throws SqlError -401 for types that cannot be compared, -417 when none has a type
 */
export function emitComparison(operator: ComparisonOperator, left: Emitted, right: Emitted, formats: Formats): string {
  const [a, b] = comparisonOperands([left, right], formats, operator);
  return `(${a} ${operator} ${b})`;
}

/** `left IS [NOT] DISTINCT FROM right`. */
export function emitDistinct(left: Emitted, right: Emitted, negated: boolean, formats: Formats): string {
  const [a, b] = comparisonOperands([left, right], formats, 'DISTINCT');
  return `(${a} IS ${negated ? 'NOT ' : ''}DISTINCT FROM ${b})`;
}

/**
 * The first value and those that it is compared with (BETWEEN, IN, CASE, keys of joins), each in the form in which PostgreSQL compares them
 * as Db2 does. When a collation must be named it is with the first, which settles it for all. `operator` says whether
 * their order counts.
 */
export function comparisonOperands(values: readonly Emitted[], formats: Formats, operator = '='): readonly string[] {
  const known = values.find(value => value.type !== undefined)?.type;
  if (known === undefined) throw new SqlError(-417, [operator]);
  const typed = values.map(value => settled(value, value.type ?? markerTypeInComparison(known)));
  for (const value of typed.slice(1)) {
    if (!isComparable(typed[0]!.type, value.type)) throw new SqlError(-401, [operator]);
  }
  const types = typed.map(value => value.type);
  const operands = typed.map(value => operand(value, types, formats));
  if (!types.every(isText)) return operands.map(value => value.sql);
  const collation = collationNeeded(typed, /[<>]|BETWEEN/.test(operator) && operator !== '<>');
  return operands.map((value, index) => {
    const sql = asComparable(value);
    return index === 0 && collation !== undefined ? `(${sql} COLLATE ${collation})` : sql;
  });
}

/** A marker takes the type of what it is compared with; characters as a varying string, so that their length does not matter. */
export function markerTypeInComparison(other: SqlType): SqlType {
  if (isBitData(other)) return other;
  switch (other.name) {
    case 'CHAR':
      return { ...other, name: 'VARCHAR' };
    case 'GRAPHIC':
      return { ...other, name: 'VARGRAPHIC' };
    case 'BINARY':
      return { ...other, name: 'VARBINARY' };
    default:
      return other;
  }
}

export function isComparable(a: SqlType, b: SqlType): boolean {
  if (a.name === 'XML' || b.name === 'XML' || a.name === 'DATALINK' || b.name === 'DATALINK') return false;
  if (isBytes(a) && isBytes(b)) return true;
  if (isBitOrText(a) && isBitOrText(b)) return true;
  return commonOfTwo(a, b) !== undefined;
}

function isBitOrText(type: SqlType): boolean {
  return isText(type) || ('ccsid' in type && type.ccsid === bitData);
}

function operand(value: Typed, types: readonly SqlType[], formats: Formats): Typed {
  const others = types.filter(type => type.name !== value.type.name || !isText(type));
  if (isText(value.type)) {
    if (types.some(isNumeric)) return numberInText(value, formats);
    const datetime = others.find(isDatetime);
    if (datetime !== undefined) return convert(value, wholeTimestamp(datetime), formats);
    if (types.some(type => type.name === 'BOOLEAN')) return convert(value, { name: 'BOOLEAN' }, formats);
    if (types.some(isBytes)) {
      return comparableBytes(toBytes(value, { name: 'VARBINARY', length: value.type.length }, formats), types);
    }
  }
  if (isBytes(value.type) && value.type.name !== 'ROWID') return comparableBytes(value, types);
  // PostgreSQL compares decimals with floating-point numbers as the latter; Db2 takes both for DECFLOAT where one is.
  if (value.type.name === 'DOUBLE' || value.type.name === 'REAL') {
    if (types.some(type => type.name === 'DECFLOAT'))
      return { ...value, sql: `db2.exact(${value.sql})`, pg: 'numeric' };
  }
  return value;
}

/** Bit data of different lengths is compared as if the shorter were filled up with blanks; binary strings byte for byte. */
function comparableBytes(value: Typed, types: readonly SqlType[]): Typed {
  if (types.every(isBinary)) return value;
  const lengths = types.map(type => ('length' in type ? type.length : 40));
  const longest = Math.max(...lengths);
  if (types.some((type, index) => type.name === 'CHAR' && lengths[index] === longest)) {
    const full = value.type.name === 'CHAR' && value.type.length === longest;
    return full ? value : { ...value, sql: `db2.fixed(${value.sql}, ${longest}, ${blank})` };
  }
  return { ...value, sql: `db2.unpadded(${value.sql}, ${blank})` };
}

/** EBCDIC. */
const blank = 0x40;

function wholeTimestamp(type: SqlType): SqlType {
  return type.name === 'TIMESTAMP' ? { name: 'TIMESTAMP', precision: 6 } : type;
}

/**
 * Columns of different CCSIDs have different orders, which PostgreSQL refuses to choose between; constants, markers and what is made of them have
 * none of Db2's. Unicode wins; otherwise the first. Equality does not need to know where all agree.
 */
function collationNeeded(values: readonly Typed[], ordering: boolean): string | undefined {
  const known = values.filter(isColumnLike);
  const ccsids = (known.length > 0 ? known : values).map(({ type }) => ('ccsid' in type ? type.ccsid : 0));
  const wanted = collationOf(ccsids.find(isUnicode) ?? ccsids[0]!);
  return ordering || ccsids.some(ccsid => collationOf(ccsid) !== wanted) ? wanted : undefined;
}

function isColumnLike(value: Typed): boolean {
  return value.constant === undefined && value.marker === undefined;
}
