import type { Column } from '@bigiron/client';
import { packedSize } from '@bigiron/wire/decimal/index';
import { UsageError } from '../../../command.ts';
import { textCcsid } from '../formats.ts';

/** How a field lies in a record. Lines of text know `text` and `number` only. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'varying'
  | 'bytes'
  | 'varying-bytes'
  | 'packed'
  | 'zoned'
  | 'binary'
  | 'float';

/** One field of fixed records. Positions count from 1: characters of a line of text, bytes of any other record. */
export interface FixedField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly start: number;
  readonly length: number;
  /** Of packed and zoned numbers. */
  readonly digits?: number;
  readonly scale?: number;
  /** Where a character says whether it is NULL: 1 yes, 0 no. Without it, it never is. */
  readonly nullAt?: number;
}

/** The description of a file of fixed records: what `FILE.fields.json` holds. */
export interface FixedLayout {
  /** 1208: lines of UTF-8. Any other: records one behind the other, text in this CCSID. */
  readonly ccsid: number;
  /** Without the end of a line. */
  readonly recordLength: number;
  readonly fields: readonly FixedField[];
}

/** The longest field that records may have. */
const longest = 32_740;

/** Fields one behind the other in the order of the columns, then the characters for NULL. */
export function layoutOf(columns: readonly Column[], ccsid: number): FixedLayout {
  const shape = ccsid === textCcsid ? textShape : recordShape;
  let at = 1;
  const fields = columns.map(column => {
    const field = { name: column.name, ...shape(column), start: at };
    if (field.length > longest) throw new UsageError(`${column.name} (${column.type}) is too long for fixed records`);
    at += field.length;
    return field;
  });
  const withNulls = fields.map((field, index) => (columns[index]?.nullable ? { ...field, nullAt: at++ } : field));
  return { ccsid, recordLength: at - 1, fields: withNulls };
}

type Shape = Omit<FixedField, 'name' | 'start' | 'nullAt'>;

function textShape({ type, length, scale }: Column): Shape {
  switch (type) {
    case 'SMALLINT':
      return { kind: 'number', length: 6 };
    case 'INTEGER':
      return { kind: 'number', length: 11 };
    case 'BIGINT':
      return { kind: 'number', length: 20 };
    case 'DECIMAL':
    case 'NUMERIC':
      return { kind: 'number', length: length + (scale > 0 ? 2 : 1) };
    case 'REAL':
    case 'DOUBLE':
      return { kind: 'number', length: 25 };
    case 'DECFLOAT':
      return { kind: 'number', length: 43 };
    default:
      return { kind: 'text', length: isBytes(type) ? 2 * length : textLength(type, length, scale) };
  }
}

function recordShape({ type, length, scale }: Column): Shape {
  switch (type) {
    case 'SMALLINT':
      return { kind: 'binary', length: 2 };
    case 'INTEGER':
      return { kind: 'binary', length: 4 };
    case 'BIGINT':
      return { kind: 'binary', length: 8 };
    case 'REAL':
    case 'DOUBLE':
      return { kind: 'float', length: type === 'REAL' ? 4 : 8 };
    case 'DECIMAL':
      return { kind: 'packed', length: packedSize(length), digits: length, scale };
    case 'NUMERIC':
      return { kind: 'zoned', length, digits: length, scale };
    case 'DECFLOAT':
      return { kind: 'text', length: 43 };
    case 'BINARY':
    case 'CHAR FOR BIT DATA':
      return { kind: 'bytes', length };
    case 'VARCHAR':
    case 'VARGRAPHIC':
      return { kind: 'varying', length: length + 2 };
    default:
      return isBytes(type)
        ? { kind: 'varying-bytes', length: length + 2 }
        : { kind: 'text', length: textLength(type, length, scale) };
  }
}

export function isBytes(type: string): boolean {
  return /BINARY$|BIT DATA$|^BLOB$|^ROWID$/.test(type);
}

function textLength(type: string, length: number, scale: number): number {
  switch (type) {
    case 'DATE':
      return 10;
    case 'TIME':
      return 8;
    case 'TIMESTAMP':
      return scale === 0 ? 19 : 20 + scale;
    case 'BOOLEAN':
      return 5;
    default:
      return Math.max(1, length);
  }
}
