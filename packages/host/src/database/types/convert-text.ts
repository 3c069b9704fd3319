import { asText } from '../compile/emitted.ts';
import {
  bitData,
  type CharacterType,
  type GraphicType,
  isBytes,
  isDecimal,
  isFloat,
  isInteger,
  isText,
} from './family.ts';
import { dateFormatOf, type Formats, timeFormatOf } from './formats.ts';
import { noConversion } from './no-conversion.ts';
import { derived, quoted, type Typed } from './settle.ts';

/** Any value as characters: cut or padded to the length of the target. */
export function toText(value: Typed, target: CharacterType | GraphicType, formats: Formats): Typed {
  const source = value.type;
  if (isText(source) || (isBytes(source) && source.name !== 'ROWID')) {
    const text = isText(source) ? value : inCharacters(value, target);
    return sized(text, target);
  }
  if (source.name === 'DATALINK') return sized(value, target);
  const text = textOf(value, formats);
  if (text === undefined) throw noConversion(source, target);
  return sized(text, target);
}

/** The text that a number, date, time or boolean has; undefined for other types. Its type is VARCHAR of the greatest length. */
export function textOf(value: Typed, formats: Formats): Typed | undefined {
  const source = value.type;
  const text = (sql: string, length: number): Typed =>
    derived(sql, { name: 'VARCHAR', length, ccsid: 37 }, [value], 'text');
  const comma = formats.decimalPoint === ',' ? `, ${quoted(',')}` : '';
  if (isInteger(source)) {
    return text(`(${value.sql})::text`, source.name === 'SMALLINT' ? 6 : source.name === 'INTEGER' ? 11 : 20);
  }
  if (isDecimal(source)) {
    if (source.scale === 0) return text(`(${value.sql})::text`, source.precision + 2);
    return text(`db2.decimal_text(${value.sql}, ${source.scale}${comma})`, source.precision + 2);
  }
  if (isFloat(source)) return text(`db2.float_text(${value.sql}${comma})`, 24);
  switch (source.name) {
    case 'DECFLOAT':
      return text(`db2.decfloat_text(${value.sql}${comma})`, source.precision === 16 ? 24 : 42);
    case 'DATE': {
      const format = dateFormatOf(formats);
      return text(`db2.date_text(${value.sql}, ${quoted(format)})`, dateLength(format));
    }
    case 'TIME':
      return text(`db2.time_text(${value.sql}, ${quoted(timeFormatOf(formats))})`, 8);
    case 'TIMESTAMP':
      return text(
        `db2.timestamp_text(${value.sql}, ${source.precision})`,
        source.precision === 0 ? 19 : 20 + source.precision,
      );
    case 'BOOLEAN':
      return text(`(CASE WHEN ${value.sql} THEN 'TRUE' WHEN NOT ${value.sql} THEN 'FALSE' END)`, 5);
    default:
      return undefined;
  }
}

/** Two-digit years make short dates. */
function dateLength(format: string): number {
  if (format.startsWith('JUL')) return 6;
  return format.length === 4 ? 8 : 10;
}

/** Bytes read as characters of the target's CCSID. */
function inCharacters(value: Typed, target: CharacterType | GraphicType): Typed {
  const length = 'length' in value.type ? value.type.length : target.length;
  const sql = `db2.characters(${value.sql}, ${target.ccsid === bitData ? 37 : target.ccsid})`;
  return derived(sql, { name: 'VARCHAR', length, ccsid: target.ccsid }, [value], 'text');
}

function sized(value: Typed, target: CharacterType | GraphicType): Typed {
  const length = 'length' in value.type ? value.type.length : Number.POSITIVE_INFINITY;
  switch (target.name) {
    case 'CHAR':
    case 'GRAPHIC': {
      const same = (value.type.name === 'CHAR' || value.type.name === 'GRAPHIC') && length === target.length;
      if (same && value.pg === 'bpchar') return { ...value, type: target };
      return derived(`(${value.sql})::bpchar(${target.length})`, target, [value]);
    }
    case 'VARCHAR':
    case 'VARGRAPHIC':
      if (length <= target.length) return { ...value, type: target };
      return derived(`left(${asText(value)}, ${target.length})`, target, [value], 'text');
    default:
      if (length <= target.length) return derived(asText(value), target, [value], 'text');
      return derived(`left(${asText(value)}, ${target.length})`, target, [value], 'text');
  }
}
