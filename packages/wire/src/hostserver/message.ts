import { Reader, Writer } from '../bytes.ts';
import type { Charset } from '../ccsid/index.ts';
import { WireError } from '../errors.ts';
import { type Fields, type Input, type Layout, layout, type Values } from '../message/index.ts';
import { type CodePoints, codePointOverhead, type PartInput, type PartValues } from './codepoint.ts';
import { anyServer, at, headerSize } from './header.ts';

/** The parts of the header that belong to the exchange, not to the message. */
export interface Envelope {
  readonly correlation?: number | undefined;
  readonly instance?: number | undefined;
  readonly attributes?: number | undefined;
  /** The server that is spoken to, for the messages that every server knows. */
  readonly server?: number | undefined;
}

/** An optional part whose code point the table does not know: kept and reported, never fatal. */
export interface UnknownPart {
  readonly codePoint: number;
  readonly data: Uint8Array;
}

export interface Options {
  /** What the message does, for the reference page. */
  readonly about: string;
  /** Where the format is public: a file name of JTOpen or a section of a book. */
  readonly source: string;
  /** Bytes behind the last field of the template are skipped: newer peers send longer templates. Default: an error. */
  readonly extensible?: boolean;
  /** A reply, although its id is not one of those by which replies are known. */
  readonly reply?: boolean;
}

/** One message of a host server: 20-byte header, template of fixed fields, then LL CP parts. */
export interface Message<F extends Fields = Fields, C extends CodePoints = CodePoints> {
  /** `anyServer` for the messages that every server knows. */
  readonly server: number;
  readonly id: number;
  readonly template: Layout<F>;
  readonly parts: C;
  readonly options: Options;
  /** One buffer that holds the whole message, header included. */
  encode(value: Input<F> & PartInput<C>, envelope?: Envelope, text?: Charset): Buffer;
  /** Decodes a whole frame. Throws WireError for anything that the table does not allow. */
  decode(frame: Uint8Array, text?: Charset): Values<F> & PartValues<C> & { readonly unknown?: UnknownPart[] };
  /** The value in one trace line. */
  show(value: Values<F> & PartValues<C>): string;
}

/**
 * Declares a message. The table alone gives the TypeScript type, the encoder, the decoder, the trace line and the
 * reference page.
 */
export function message<F extends Fields, C extends CodePoints>(
  server: number,
  id: number,
  options: Options,
  template: F,
  parts: C = {} as C,
): Message<F, C> {
  const fixed = layout(template);
  const partEntries = Object.entries(parts);
  const byCodePoint = new Map(partEntries.map(([name, part]) => [part.codePoint, { name, ...part }]));
  const lists = partEntries.filter(([, part]) => part.occurs === 'repeated').map(([name]) => name);
  const mandatory = partEntries.filter(([, part]) => part.occurs === 'once').map(([name]) => name);

  function readParts(from: Reader, values: Record<string, unknown>): void {
    while (from.remaining > 0) {
      const length = from.uint32();
      const codePoint = from.uint16();
      if (length < codePointOverhead || length - codePointOverhead > from.remaining) {
        throw new WireError('bad-length', `code point ${hex(codePoint)} claims ${length} bytes`);
      }
      const data = from.sub(length - codePointOverhead);
      const part = byCodePoint.get(codePoint);
      if (part === undefined) {
        values.unknown ??= [];
        (values.unknown as UnknownPart[]).push({ codePoint, data: data.rest() });
        continue;
      }
      const value = part.field.read(data);
      data.finish();
      if (part.occurs === 'repeated') (values[part.name] as unknown[]).push(value);
      else values[part.name] = value;
    }
  }

  return {
    server,
    id,
    template: fixed,
    parts,
    options,
    encode(value, envelope = {}, text) {
      const writer = new Writer(text);
      writer.uint32(0);
      writer.uint16(envelope.attributes ?? 0);
      writer.uint16(serverOf(server, id, envelope));
      writer.uint32(envelope.instance ?? 0);
      writer.uint32(envelope.correlation ?? 0);
      writer.uint16(0);
      writer.uint16(id);
      fixed.write(writer, value);
      writer.patchUint16(16, writer.length - headerSize);
      const given = value as Record<string, unknown>;
      for (const [name, part] of partEntries) {
        const one = given[name];
        if (one === undefined) continue;
        if (part.occurs === 'repeated')
          for (const each of one as unknown[]) writePart(writer, part.codePoint, part.field, each);
        else writePart(writer, part.codePoint, part.field, one);
      }
      writer.patchUint32(0, writer.length);
      return writer.finish();
    },
    decode(frame, text) {
      const reader = new Reader(frame, text);
      checkHeader(reader, server, id);
      const template = reader.sub(Math.min(reader.bytes.readUInt16BE(16), reader.remaining));
      const values = fixed.read(template) as Record<string, unknown>;
      if (options.extensible !== true) template.finish();
      for (const name of lists) values[name] = [];
      readParts(reader, values);
      for (const name of mandatory) {
        if (values[name] === undefined) {
          throw new WireError(
            'missing-code-point',
            `message ${hex(id)} without ${name} (${hex(parts[name]?.codePoint ?? 0)})`,
          );
        }
      }
      return values as Values<F> & PartValues<C>;
    },
    show(value) {
      const given = value as Record<string, unknown>;
      const shownParts = partEntries
        .filter(([name]) => given[name] !== undefined && !isEmptyList(given[name]))
        .map(([name, part]) =>
          part.occurs === 'repeated'
            ? `${name}=[${(given[name] as unknown[]).map(one => part.field.show(one)).join(', ')}]`
            : `${name}=${part.field.show(given[name])}`,
        );
      return [fixed.show(value as Values<F>), ...shownParts].filter(Boolean).join(' ');
    },
  };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function writePart(
  writer: Writer,
  codePoint: number,
  field: { write(to: Writer, value: unknown): void },
  value: unknown,
): void {
  const start = writer.length;
  writer.uint32(0);
  writer.uint16(codePoint);
  field.write(writer, value);
  writer.patchUint32(start, writer.length - start);
}

function serverOf(server: number, id: number, envelope: Envelope): number {
  if (server !== anyServer) return server;
  if (envelope.server !== undefined) return envelope.server;
  throw new WireError('bad-value', `message ${hex(id)} goes to any server: the envelope must name one`, 'caller');
}

function checkHeader(reader: Reader, server: number, id: number): void {
  const frame = reader.bytes;
  reader.skip(headerSize);
  const length = frame.readUInt32BE(0);
  if (length > frame.length) throw new WireError('truncated', `${frame.length} of ${length} bytes are there`);
  if (length < frame.length) throw new WireError('trailing-bytes', `${frame.length - length} bytes behind the message`);
  const addressed = server === anyServer || at.server(frame) === server;
  if (!addressed || at.id(frame) !== id) {
    throw new WireError(
      'wrong-message',
      `${hex(at.server(frame))}/${hex(at.id(frame))} arrived, ${hex(server)}/${hex(id)} was expected`,
    );
  }
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
