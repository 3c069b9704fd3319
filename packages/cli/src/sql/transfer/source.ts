import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Call, flag, UsageError } from '../../command.ts';
import { CsvReader } from './csv-read.ts';
import { type FixedValue, readRecord } from './fixed/codec.ts';
import type { FixedLayout } from './fixed/layout.ts';
import { fieldsFile, formatOf, textCcsid } from './formats.ts';
import { JsonReader } from './json-read.ts';

export type ImportedValue = FixedValue | undefined;

/** Rows of a file, with the names of their columns where the file has such. */
export interface Source {
  /** Bytes of the file; undefined for standard input. */
  readonly size: number | undefined;
  /** Some rows at a time, and how many bytes have been read. */
  rows(): AsyncGenerator<{
    readonly names: readonly string[] | undefined;
    readonly rows: ImportedValue[][];
    readonly read: number;
  }>;
}

export async function openSource(file: string, call: Call): Promise<Source> {
  const size = file === '-' ? undefined : await sizeOf(file);
  const stream = () => (file === '-' ? call.terminal.stdin : createReadStream(file));
  switch (formatOf(call, file)) {
    case 'csv':
      return { size, rows: () => csvRows(stream(), !flag(call, 'no-names')) };
    case 'json':
      return { size, rows: () => jsonRows(stream()) };
    case 'fixed': {
      const layout = await layoutIn(fieldsFile(call, file));
      return {
        size,
        rows: () => (layout.ccsid === textCcsid ? lineRows(stream(), layout) : recordRows(stream(), layout)),
      };
    }
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

async function layoutIn(file: string): Promise<FixedLayout> {
  try {
    const layout = JSON.parse(await readFile(file, 'utf8')) as FixedLayout;
    if (!Array.isArray(layout.fields) || !Number.isInteger(layout.recordLength) || !Number.isInteger(layout.ccsid))
      throw new Error('it describes no fixed records');
    return layout;
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

async function* texts(stream: Readable): AsyncGenerator<{ text: string; read: number }> {
  const decoder = new StringDecoder('utf8');
  let read = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    read += bytes.length;
    yield { text: decoder.write(bytes), read };
  }
  yield { text: decoder.end(), read };
}

async function* csvRows(stream: Readable, named: boolean): ReturnType<Source['rows']> {
  let names: string[] | undefined;
  let rows: ImportedValue[][] = [];
  const reader = new CsvReader(record => {
    if (named && names === undefined) names = record.map(name => (name ?? '').replace(/^\ufeff/, ''));
    else rows.push(record.map(field => field ?? null));
  });
  let last = 0;
  for await (const { text, read } of texts(stream)) {
    last = read;
    reader.push(text);
    if (rows.length > 0) yield { names, rows, read };
    rows = [];
  }
  reader.end();
  if (rows.length > 0) yield { names, rows, read: last };
}

/** The columns are those of the first object; what another one lacks is NULL. */
async function* jsonRows(stream: Readable): ReturnType<Source['rows']> {
  let names: string[] | undefined;
  let rows: ImportedValue[][] = [];
  const reader = new JsonReader(row => {
    names ??= Object.keys(row);
    const unknown = Object.keys(row).find(name => !names?.includes(name));
    if (unknown !== undefined) throw new Error(`${unknown} is not in the first object`);
    rows.push(names.map(name => textOf(row[name])));
  });
  for await (const { text, read } of texts(stream)) {
    reader.push(text);
    if (rows.length > 0) yield { names, rows, read };
    rows = [];
  }
  reader.end();
}

function textOf(value: unknown): ImportedValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function* lineRows(stream: Readable, layout: FixedLayout): ReturnType<Source['rows']> {
  const names = layout.fields.map(({ name }) => name);
  let rest = '';
  let last = 0;
  for await (const { text, read } of texts(stream)) {
    last = read;
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() as string;
    if (lines.length > 0) yield { names, rows: lines.map(line => readRecord(layout, line)), read };
  }
  if (rest !== '') yield { names, rows: [readRecord(layout, rest)], read: last };
}

async function* recordRows(stream: Readable, layout: FixedLayout): ReturnType<Source['rows']> {
  const { fields, recordLength } = layout;
  const names = fields.map(({ name }) => name);
  let rest = Buffer.alloc(0);
  let read = 0;
  for await (const chunk of stream) {
    read += (chunk as Buffer).length;
    rest = Buffer.concat([rest, chunk as Buffer]);
    const count = Math.floor(rest.length / recordLength);
    const rows = Array.from({ length: count }, (_, index) =>
      readRecord(layout, rest.subarray(index * recordLength, (index + 1) * recordLength)),
    );
    rest = rest.subarray(count * recordLength);
    if (rows.length > 0) yield { names, rows, read };
  }
  if (rest.length > 0) throw new Error(`${rest.length} bytes are left behind the last record of ${recordLength}`);
}
