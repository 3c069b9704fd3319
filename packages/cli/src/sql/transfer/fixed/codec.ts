import { Buffer } from 'node:buffer';
import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { Decimal, readPackedText, readZonedText, writePacked, writeZoned } from '@bigiron/wire/decimal/index';
import { UsageError } from '../../../command.ts';
import { type Cell, cellText } from '../../cell.ts';
import { textCcsid } from '../formats.ts';
import type { RowWriter } from '../row-writer.ts';
import type { FixedField, FixedLayout } from './layout.ts';

/** A value read from a record; null for NULL. */
export type FixedValue = string | Buffer | null;

export function fixedWriter(layout: FixedLayout): RowWriter {
  const row = layout.ccsid === textCcsid ? lineWriter(layout) : recordWriter(layout);
  return { head: '', row, tail: '' };
}

/** Reads one record: a line of text, or bytes. */
export function readRecord(layout: FixedLayout, record: string | Buffer): FixedValue[] {
  if (typeof record === 'string') {
    return layout.fields.map(({ start, length, nullAt, kind }) => {
      if (nullAt !== undefined && record[nullAt - 1] === '1') return null;
      const text = record.slice(start - 1, start - 1 + length);
      return kind === 'number' ? text.trim() : text.trimEnd();
    });
  }
  const text = charset(layout.ccsid);
  const one = text.encode('1');
  return layout.fields.map(field => {
    if (field.nullAt !== undefined && record[field.nullAt - 1] === one[0]) return null;
    return readField(record, field, text);
  });
}

function lineWriter({ fields, recordLength }: FixedLayout): (cells: readonly Cell[]) => string {
  return cells => {
    const line = new Array<string>(recordLength).fill(' ');
    for (const [index, field] of fields.entries()) {
      const text = cellText(cells[index]);
      if (field.nullAt !== undefined) line[field.nullAt - 1] = text === undefined ? '1' : '0';
      if (text === undefined) continue;
      if (/[\r\n]/.test(text)) throw new UsageError(`${field.name} has ends of lines in it: use csv or json`);
      const characters = [...text];
      if (characters.length > field.length) throw tooLong(field, text);
      const start = field.start - 1 + (field.kind === 'number' ? field.length - characters.length : 0);
      for (const [offset, character] of characters.entries()) line[start + offset] = character;
    }
    return `${line.join('')}\n`;
  };
}

function recordWriter({ ccsid, fields, recordLength }: FixedLayout): (cells: readonly Cell[]) => Buffer {
  const text = charset(ccsid);
  return cells => {
    const record = Buffer.alloc(recordLength, text.blank);
    for (const [index, field] of fields.entries()) {
      const cell = cells[index];
      const missing = cell === null || cell === undefined;
      if (field.nullAt !== undefined) record.set(text.encode(missing ? '1' : '0'), field.nullAt - 1);
      writeField(record, field, missing ? zeroOf(field) : cell, text);
    }
    return record;
  };
}

function zeroOf({ kind }: FixedField): NonNullable<Cell> {
  return kind === 'text' || kind === 'varying'
    ? ''
    : kind === 'bytes' || kind === 'varying-bytes'
      ? Buffer.alloc(0)
      : 0;
}

function writeField(record: Buffer, field: FixedField, cell: NonNullable<Cell>, text: Charset): void {
  const at = field.start - 1;
  const { length, digits = 0, scale = 0 } = field;
  switch (field.kind) {
    case 'packed':
      writePacked(record, at, digits, Decimal.parse(String(cell)).rescale(scale).unscaled);
      break;
    case 'zoned':
      writeZoned(record, at, digits, Decimal.parse(String(cell)).rescale(scale).unscaled);
      break;
    case 'binary':
      if (length === 8) record.writeBigInt64BE(BigInt(String(cell)), at);
      else record.writeIntBE(Number(cell), at, length);
      break;
    case 'float':
      if (length === 4) record.writeFloatBE(Number(cell), at);
      else record.writeDoubleBE(Number(cell), at);
      break;
    default: {
      const bytes = Buffer.isBuffer(cell) ? cell : text.encode(cellText(cell) ?? '');
      const varying = field.kind === 'varying' || field.kind === 'varying-bytes';
      const room = varying ? length - 2 : length;
      if (bytes.length > room) throw tooLong(field, String(cellText(cell)));
      if (varying) record.writeUInt16BE(bytes.length, at);
      if (field.kind === 'bytes') record.fill(0, at, at + length);
      record.set(bytes, at + (varying ? 2 : 0));
    }
  }
}

function readField(record: Buffer, field: FixedField, text: Charset): FixedValue {
  const at = field.start - 1;
  const { length, digits = 0, scale = 0 } = field;
  switch (field.kind) {
    case 'packed':
      return readPackedText(record, at, digits, scale);
    case 'zoned':
      return readZonedText(record, at, digits, scale);
    case 'binary':
      return String(length === 8 ? record.readBigInt64BE(at) : record.readIntBE(at, length));
    case 'float':
      return String(length === 4 ? record.readFloatBE(at) : record.readDoubleBE(at));
    case 'bytes':
      return Buffer.from(record.subarray(at, at + length));
    case 'varying':
    case 'varying-bytes': {
      const end = at + 2 + Math.min(record.readUInt16BE(at), length - 2);
      return field.kind === 'varying' ? text.decode(record, at + 2, end) : Buffer.from(record.subarray(at + 2, end));
    }
    default:
      return text.decode(record, at, at + length).trimEnd();
  }
}

function tooLong({ name, length }: FixedField, text: string): UsageError {
  return new UsageError(`${name}: ${JSON.stringify(text.slice(0, 40))} does not fit into ${length}`);
}
