import type { Charset } from '../../../ccsid/index.ts';
import { WireError } from '../../../errors.ts';
import type { ColumnFormat } from '../format/column.ts';
import { characterCodec, graphicCodec, varcharCodec, vargraphicCodec } from './character.ts';
import { dbclobCodec, lobCodec, locatorCodec } from './lob.ts';
import {
  bigintCodec,
  booleanCodec,
  decfloatCodec,
  decimalCodec,
  floatCodec,
  integerCodec,
  numericCodec,
} from './numeric.ts';
import { baseType, SqlType } from './sql-type.ts';
import type { Value, ValueInput } from './value.ts';

/** How the values of one column lie in the bytes of a row. */
export interface ValueCodec {
  /** Bytes in a row whose fields are not cut. */
  readonly size: number;
  /** Bytes of the value at `at` in a row whose fields are cut; undefined where that is always `size`. */
  readonly used?: (bytes: Buffer, at: number) => number;
  /** What stands in the row for NULL, where zeros are no value: clients read it before they look at the indicator. */
  readonly filler?: Uint8Array;
  /** Throws WireError for bytes that are no such value. */
  read(bytes: Buffer, at: number): Value;
  /** Writes `size` bytes. Throws WireError or DecimalError for a value that does not fit. */
  write(bytes: Buffer, at: number, value: Exclude<ValueInput, null | undefined | symbol>): void;
}

/** Text in a row that has no CCSID of its own is in the one of the job. */
export type CodecFactory = (column: ColumnFormat, text: Charset) => ValueCodec;

const factories: ReadonlyMap<number, CodecFactory> = new Map<number, CodecFactory>([
  [SqlType.date, characterCodec],
  [SqlType.time, characterCodec],
  [SqlType.timestamp, characterCodec],
  [SqlType.datalink, varcharCodec],
  [SqlType.blob, lobCodec],
  [SqlType.clob, lobCodec],
  [SqlType.dbclob, dbclobCodec],
  [SqlType.varchar, varcharCodec],
  [SqlType.char, characterCodec],
  [SqlType.longVarchar, varcharCodec],
  [SqlType.vargraphic, vargraphicCodec],
  [SqlType.graphic, graphicCodec],
  [SqlType.longVargraphic, vargraphicCodec],
  [SqlType.float, floatCodec],
  [SqlType.decimal, decimalCodec],
  [SqlType.numeric, numericCodec],
  [SqlType.bigint, bigintCodec],
  [SqlType.integer, integerCodec],
  [SqlType.smallint, integerCodec],
  [SqlType.rowid, varcharCodec],
  [SqlType.varbinary, varcharCodec],
  [SqlType.binary, characterCodec],
  [SqlType.blobLocator, locatorCodec],
  [SqlType.clobLocator, locatorCodec],
  [SqlType.dbclobLocator, locatorCodec],
  [SqlType.xml, locatorCodec],
  [SqlType.decfloat, decfloatCodec],
  [SqlType.boolean, booleanCodec],
  [SqlType.xmlLocator, locatorCodec],
]);

const binaryTypes: ReadonlySet<number> = new Set([SqlType.blob, SqlType.rowid, SqlType.varbinary, SqlType.binary]);

/** The codec of a column. Throws WireError for a type that is not known, CcsidError for a CCSID that is not there. */
export function codecOf(column: ColumnFormat, text: Charset): ValueCodec {
  const type = baseType(column.type);
  const factory = factories.get(type);
  if (factory === undefined) throw new WireError('bad-value', `there is no SQL type ${column.type}`);
  return factory(binaryTypes.has(type) ? { ...column, ccsid: 65535 } : column, text);
}
