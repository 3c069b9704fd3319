import { Reader, type Writer } from '../../../bytes.ts';
import { WireError } from '../../../errors.ts';
import type { Field } from '../../../message/index.ts';
import { textCharset } from '../text.ts';
import type { ColumnFormat, DataFormat, DateTimeFormats } from './column.ts';
import { showFormat } from './name.ts';

const headerSize = 16;
const entrySize = 48;
const variableAt = 32;
const columnName = 0x3840;
const userTypeName = 0x3841;
/** LL, code point and CCSID in front of a name. */
const nameOverhead = 8;

export interface SuperExtendedFormat extends DataFormat {
  readonly formats: DateTimeFormats;
}

/**
 * 3812 and 3813: the format of clients since V5R4, with names of any length behind the fixed entries.
 *
 *   0  token u4, fields u4, date format u1, time format u1, date separator u1, time separator u1, record size u4; 48 bytes per field from 16:
 *      length of the entry u2, type u2, length u4, scale u2, precision u2, CCSID u2, direction u1, join position u2, locator u4, flags u1,
 *      reserved 4, length of a large object u4, reserved 2, where its names begin (from the start of the entry) u4, their length u4, reserved 8
 *   names: LL u4, CP 3840 column or 3841 distinct type, CCSID u2, name
 *
 * Source: JTOpen `DBSuperExtendedDataFormat.java`, which wants 3840 first.
 */
export function superExtendedFormat(note?: string): Field<SuperExtendedFormat> {
  return { type: 'superExtendedFormat', size: undefined, note, read, write, show: showFormat };
}

function read(r: Reader): SuperExtendedFormat {
  const start = r.position;
  const [token, count] = [r.uint32(), r.uint32()];
  const formats = { date: r.uint8(), time: r.uint8(), dateSeparator: r.uint8(), timeSeparator: r.uint8() };
  const recordSize = r.uint32();
  if (count * entrySize > r.remaining) {
    throw new WireError('bad-length', `${count} fields need ${count * entrySize} bytes, ${r.remaining} are there`);
  }
  const columns: ColumnFormat[] = [];
  for (let i = 0; i < count; i++) columns.push(readEntry(r, start + headerSize + i * entrySize));
  r.skip(r.remaining);
  return { token, recordSize, formats, columns };
}

function readEntry(r: Reader, at: number): ColumnFormat {
  const entry = r.sub(entrySize);
  entry.skip(2);
  const [type, length, scale, precision] = [entry.uint16(), entry.uint32(), entry.uint16(), entry.uint16()];
  const [ccsid, direction, joinPosition] = [entry.uint16(), entry.uint8(), entry.uint16()];
  const [locator, flags] = [entry.uint32(), entry.uint8()];
  entry.skip(4);
  const lobMaximum = entry.uint32();
  entry.skip(2);
  const names = readNames(r, at + entry.uint32(), entry.uint32());
  return { type, length, scale, precision, ccsid, direction, ...names, joinPosition, locator, flags, lobMaximum };
}

function readNames(r: Reader, at: number, length: number): { name: string; userType?: string } {
  if (length === 0) return { name: '' };
  if (at < 0 || at + length > r.end) {
    throw new WireError('bad-length', `names of ${length} bytes at ${at} lie outside of the format`);
  }
  const part = new Reader(r.bytes, r.charset, at, at + length);
  let name = '';
  let userType: string | undefined;
  while (part.remaining >= nameOverhead) {
    const one = part.sub(Math.max(part.uint32() - 4, 0));
    const codePoint = one.uint16();
    const text = textCharset(one.uint16(), one);
    const value = text.decode(one.bytes, one.skip(one.remaining), one.end);
    if (codePoint === columnName) name = value;
    else if (codePoint === userTypeName) userType = value;
  }
  return userType === undefined ? { name } : { name, userType };
}

function write(w: Writer, { token, recordSize, formats, columns }: SuperExtendedFormat): void {
  w.uint32(token);
  w.uint32(columns.length);
  w.uint8(formats.date);
  w.uint8(formats.time);
  w.uint8(formats.dateSeparator);
  w.uint8(formats.timeSeparator);
  w.uint32(recordSize);
  const first = w.length;
  for (const column of columns) writeEntry(w, column);
  for (const [i, { name, userType }] of columns.entries()) {
    const entry = first + i * entrySize;
    const start = w.length;
    writeName(w, columnName, name);
    if (userType !== undefined) writeName(w, userTypeName, userType);
    w.patchUint32(entry + variableAt, start - entry);
    w.patchUint32(entry + variableAt + 4, w.length - start);
  }
}

function writeEntry(w: Writer, column: ColumnFormat): void {
  w.uint16(entrySize);
  w.uint16(column.type);
  w.uint32(column.length);
  w.uint16(column.scale);
  w.uint16(column.precision);
  w.uint16(column.ccsid);
  w.uint8(column.direction);
  w.uint16(column.joinPosition ?? 0);
  w.uint32(column.locator ?? 0);
  w.uint8(column.flags ?? 0);
  w.fill(4, 0);
  w.uint32(column.lobMaximum ?? 0);
  w.fill(18, 0);
}

function writeName(w: Writer, codePoint: number, name: string): void {
  const encoded = w.charset.encode(name);
  w.uint32(encoded.length + nameOverhead);
  w.uint16(codePoint);
  w.uint16(w.charset.ccsid);
  w.bytes(encoded);
}
