import { Reader, Writer } from '../bytes.ts';
import type { Charset } from '../ccsid/index.ts';
import { WireError } from '../errors.ts';
import type { Field, Fields, Input, Values } from './field.ts';

/** A table of fields, compiled once: reads, writes and shows all of them in the protocol's own order. */
export interface Layout<F extends Fields> extends Field<Values<F>> {
  readonly fields: F;
  write(to: Writer, value: Input<F>): void;
  /** Decodes bytes that hold this layout and nothing else. */
  decode(from: Uint8Array, text?: Charset): Values<F>;
  encode(value: Input<F>, text?: Charset): Buffer;
}

export function layout<F extends Fields>(fields: F, note?: string): Layout<F> {
  const entries = Object.entries(fields);
  const size = entries.reduce<number | undefined>(
    (sum, [, field]) => (sum === undefined || field.size === undefined ? undefined : sum + field.size),
    0,
  );

  const self: Layout<F> = {
    type: `{ ${entries.map(([name, field]) => `${name}: ${field.type}`).join(', ')} }`,
    size,
    note,
    fields,
    read(from) {
      const values: Record<string, unknown> = {};
      for (const [name, field] of entries) {
        const value = readOrFallback(from, name, field);
        if (value !== undefined) values[name] = value;
      }
      return values as Values<F>;
    },
    write(to, value) {
      const given = value as Record<string, unknown>;
      for (const [name, field] of entries) {
        const one = given[name];
        field.write(to, one === undefined ? field.fallback : one);
      }
    },
    show(value) {
      const given = value as Record<string, unknown>;
      return entries
        .filter(([name]) => given[name] !== undefined)
        .map(([name, field]) => `${name}=${field.show(given[name])}`)
        .join(' ');
    },
    decode(from, text) {
      const reader = new Reader(from, text);
      const value = self.read(reader);
      reader.finish();
      return value;
    },
    encode(value, text) {
      const writer = new Writer(text);
      self.write(writer, value);
      return writer.finish();
    },
  };
  return self;
}

/** Older peers send shorter templates: a field beyond the end of what they sent takes its fallback. */
function readOrFallback(from: Reader, name: string, field: Field<unknown>): unknown {
  if (from.remaining === 0 && field.size !== 0 && 'fallback' in field) return field.fallback;
  try {
    return field.read(from);
  } catch (error) {
    if (error instanceof WireError) error.message = `${name}: ${error.message}`;
    throw error;
  }
}
