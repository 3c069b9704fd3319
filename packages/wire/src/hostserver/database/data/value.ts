/**
 * A value of a row in JavaScript, nothing of it lost:
 *
 * | SQL | JavaScript |
 * |---|---|
 * | SMALLINT, INTEGER, FLOAT, locators | number |
 * | BIGINT | bigint |
 * | DECIMAL, NUMERIC, DECFLOAT | string of digits, as `decimal/` writes it |
 * | CHAR, VARCHAR, CLOB, graphic types, DATALINK | string, blanks kept; Buffer where the CCSID is 65535 |
 * | DATE, TIME, TIMESTAMP | string, as it is written in the row |
 * | BINARY, VARBINARY, BLOB, ROWID | Buffer |
 * | BOOLEAN | boolean |
 */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | Buffer
  | null
  | typeof defaultValue
  | typeof unassigned
  | typeof mappingError;

/** What may be given for one: numbers and digits stand for each other where that loses nothing. */
export type ValueInput = Value | Uint8Array | undefined;

/** A parameter that shall have the column's default (indicator -5). */
export const defaultValue = Symbol('DEFAULT');
/** A parameter that the statement shall not touch (indicator -7). */
export const unassigned = Symbol('UNASSIGNED');
/** A value of a result that could not be computed or converted (indicator -2). */
export const mappingError = Symbol('mapping error');

export const Indicator = { value: 0, null: -1, mappingError: -2, default: -5, unassigned: -7 } as const;

/** The value that an indicator stands for; undefined for one that says "see the data". */
export function indicated(indicator: number): Value | undefined {
  if (indicator >= 0) return undefined;
  switch (indicator) {
    case Indicator.mappingError:
      return mappingError;
    case Indicator.default:
      return defaultValue;
    case Indicator.unassigned:
      return unassigned;
    default:
      return null;
  }
}

/** The indicator of a value. */
export function indicatorOf(value: ValueInput): number {
  if (value === null || value === undefined) return Indicator.null;
  if (typeof value !== 'symbol') return Indicator.value;
  if (value === mappingError) return Indicator.mappingError;
  return value === defaultValue ? Indicator.default : Indicator.unassigned;
}
