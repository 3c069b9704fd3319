import { asText, type Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import { collationOf } from './collation.ts';
import { commonCcsid } from './common.ts';
import { toBytes } from './convert-bytes.ts';
import { textOf, toText } from './convert-text.ts';
import {
  bitData,
  type CharacterType,
  type GraphicType,
  isBinary,
  isBitData,
  isBytes,
  isFixedLength,
  isGraphic,
  isLob,
  isString,
  isText,
  type StringType,
} from './family.ts';
import type { Formats } from './formats.ts';
import { maximumLength } from './limits.ts';
import { derived, settled, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

/**
 * `a || b`, with the blanks of both. Numbers and dates are taken as texts. Source: "Expressions", With the concatenation operator.
 * @throws SqlError -171 for types that have no text
 */
export function emitConcatenation(left: Emitted, right: Emitted, session: Formats & { readonly ccsid: number }): Typed {
  const [a, b] = [operand(left, right, 1, session), operand(right, left, 2, session)];
  const type = concatenationType(a.type as StringType, b.type as StringType);
  if (isBytes(type)) {
    const [x, y] = [a, b].map(value => (isBytes(value.type) ? value : toBytes(value, bytesLike(value.type), session)));
    return derived(`(${x!.sql} || ${y!.sql})`, type, [a, b]);
  }
  const joined = `(${asText(a)} || ${asText(b)})`;
  return derived(ordered(joined, type, [a, b]), type, [a, b], 'text');
}

/** Two columns of different order have none together, unless one is named. */
function ordered(sql: string, type: StringType, operands: readonly Typed[]): string {
  const collations = new Set(operands.map(({ type }) => (isText(type) ? collationOf(type.ccsid) : '')));
  return collations.size > 1 && isText(type) ? `(${sql} COLLATE ${collationOf(type.ccsid)})` : sql;
}

/** A marker beside a string is a varying one, as long as there is room for beside the other. */
export function markerTypeInConcatenation(other: SqlType | undefined, ccsid: number): SqlType {
  if (other === undefined) throw new SqlError(-417, ['CONCAT']);
  const room = (most: number): number => Math.max(1, most - ('length' in other ? other.length : 0));
  if (isGraphic(other)) return { name: 'VARGRAPHIC', length: room(maximumLength.VARGRAPHIC!), ccsid: other.ccsid };
  if (isBinary(other)) return { name: 'VARBINARY', length: room(maximumLength.VARBINARY!) };
  return { name: 'VARCHAR', length: room(maximumLength.VARCHAR!), ccsid: isText(other) ? other.ccsid : ccsid };
}

function operand(
  value: Emitted,
  other: Emitted,
  position: number,
  session: Formats & { readonly ccsid: number },
): Typed {
  const typed = settled(value, value.type ?? markerTypeInConcatenation(other.type, session.ccsid));
  if (isString(typed.type)) return typed;
  if (typed.type.name === 'DATALINK') {
    return toText(typed, { name: 'VARCHAR', length: typed.type.length, ccsid: typed.type.ccsid }, session);
  }
  const text = textOf(typed, session);
  if (text === undefined) throw new SqlError(-171, [position, 'CONCAT']);
  return { ...text, type: { ...(text.type as CharacterType), ccsid: session.ccsid } };
}

function concatenationType(a: StringType, b: StringType): StringType {
  const sum = a.length + b.length;
  const fixed = isFixedLength(a) && isFixedLength(b);
  const lob = isLob(a) || isLob(b);
  const named = <F extends StringType['name']>(short: F, varying: F, large: F, shortest: number): [F, number] => {
    if (fixed && sum <= shortest) return [short, sum];
    // Longer than a varying string can be: a large object.
    if (lob || sum > maximumLength[varying]!) return [large, Math.min(sum, maximumLength[large]!)];
    return [varying, sum];
  };
  if (isBinary(a) || isBinary(b)) {
    if (isText(a) || isText(b)) throw new SqlError(-171, [isText(a) ? 1 : 2, 'CONCAT']);
    const [name, length] = named('BINARY', 'VARBINARY', 'BLOB', maximumLength.BINARY!);
    return { name, length } as StringType;
  }
  if (isGraphic(a) || isGraphic(b)) {
    const ccsid = isGraphic(a) ? a.ccsid : (b as GraphicType).ccsid;
    const [name, length] = named('GRAPHIC', 'VARGRAPHIC', 'DBCLOB', maximumLength.GRAPHIC!);
    return { name, length, ccsid } as StringType;
  }
  const ccsid = isBitData(a) || isBitData(b) ? bitData : commonCcsid(a.ccsid, b.ccsid);
  const [name, length] = named('CHAR', 'VARCHAR', 'CLOB', maximumLength.CHAR!);
  return { name, length, ccsid } as StringType;
}

function bytesLike(type: SqlType): SqlType {
  return { name: 'VARBINARY', length: 'length' in type ? type.length : 40 };
}
