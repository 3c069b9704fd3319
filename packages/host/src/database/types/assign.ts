import { asText, type Emitted } from '../compile/emitted.ts';
import { SqlError } from '../error.ts';
import { convert } from './convert.ts';
import { padOf, toBytes } from './convert-bytes.ts';
import { textOf } from './convert-text.ts';
import { displayName } from './describe.ts';
import { type CharacterType, type GraphicType, isBytes, isDatetime, isNumeric, isText } from './family.ts';
import type { Formats } from './formats.ts';
import { settled, type Typed } from './settle.ts';
import { pgTypeOf, type SqlType } from './sql-type.ts';

/**
 * A value as it is stored in a column (or given to a variable or parameter) of type `target`, in that type's PostgreSQL type. Trailing blanks
 * that do not fit are cut, other characters are 22001; digits behind the scale are cut; numbers out of range are 22003.
 * Source: "Assignments and comparisons", SQL Reference.
 * @throws SqlError -408 where the types do not go together
 */
export function emitAssignment(value: Emitted, target: SqlType, column: string, formats: Formats): string {
  if (value.type === undefined) return settled(value, target).sql;
  const typed = value as Typed;
  if (!isAssignable(typed.type, target))
    throw new SqlError(-408, [column, displayName(typed.type), displayName(target)]);
  if (isText(target)) return textFor(typed, target, formats);
  if (isBytes(target) && 'length' in target) return bytesFor(typed, target, formats);
  if (target.name === 'XML' && isText(typed.type)) return `XMLPARSE(DOCUMENT ${asText(typed)})`;
  return convert(typed, target, formats).sql;
}

/** Strings and numbers may be assigned to each other, strings and datetimes too. */
export function isAssignable(source: SqlType, target: SqlType): boolean {
  if (isNumeric(target)) return isNumeric(source) || isText(source);
  if (isText(target))
    return isText(source) || isNumeric(source) || isDatetime(source) || isBytes(source) || source.name === 'BOOLEAN';
  if (isBytes(target)) return isBytes(source) || isText(source);
  if (target.name === 'XML') return source.name === 'XML' || isText(source);
  if (isDatetime(target)) {
    if (isText(source)) return true;
    if (!isDatetime(source)) return false;
    return source.name === target.name || target.name === 'TIMESTAMP' || source.name === 'TIMESTAMP';
  }
  if (target.name === 'BOOLEAN') return source.name === 'BOOLEAN' || isText(source) || isNumeric(source);
  return source.name === target.name || isText(source);
}

function textFor(value: Typed, target: CharacterType | GraphicType, formats: Formats): string {
  const source = value.type;
  const text = isText(source)
    ? value
    : (textOf(value, formats) ??
      convert(value, { name: 'VARCHAR', length: target.length, ccsid: target.ccsid }, formats));
  const length = 'length' in text.type ? text.type.length : Number.POSITIVE_INFINITY;
  const pg = pgTypeOf(target);
  if (target.name === 'CHAR' || target.name === 'GRAPHIC') {
    // The cast to a length cuts without a word, so what is too long is looked at first.
    const whole = length > target.length ? `db2.fit(${asText(text)}, ${target.length})` : text.sql;
    const same = text.pg === 'bpchar' && text.type.name === target.name && length === target.length;
    return same ? whole : `(${whole})::bpchar(${target.length})`;
  }
  const whole = length > target.length ? `db2.fit(${asText(text)}, ${target.length})` : text.sql;
  const now = length > target.length ? 'text' : text.pg;
  if (now === pg) return whole;
  return pg === 'text' ? asText(text) : `(${whole})::bpchar`;
}

function bytesFor(value: Typed, target: SqlType & { readonly length: number }, formats: Formats): string {
  const source = value.type;
  const length = 'length' in source ? source.length : 40;
  const bytes = isBytes(source) ? value.sql : toBytes(value, { name: 'VARBINARY', length }, formats).sql;
  const pad = padOf(target);
  const whole = length > target.length ? `db2.fit_bytes(${bytes}, ${target.length}, ${pad})` : bytes;
  if (target.name !== 'CHAR' && target.name !== 'BINARY') return whole;
  const same = source.name === target.name && length === target.length;
  return same ? whole : `db2.fixed(${whole}, ${target.length}, ${pad})`;
}
