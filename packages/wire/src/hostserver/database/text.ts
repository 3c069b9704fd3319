import type { Reader } from '../../bytes.ts';
import { type Charset, charset } from '../../ccsid/index.ts';
import { WireError } from '../../errors.ts';
import type { Field } from '../../message/index.ts';

const quote = (value: string) => JSON.stringify(value);

/** Short text: CCSID u2, length u2, characters. Written in the CCSID of the writer. Bytes behind the length mean nothing. */
export function shortText(note?: string): Field<string> {
  return {
    type: 'shortText',
    size: undefined,
    note,
    read(r) {
      const text = textCharset(r.uint16(), r);
      const value = decode(r, text, r.uint16());
      r.skip(r.remaining);
      return value;
    },
    write(w, value) {
      const encoded = w.charset.encode(value);
      if (encoded.length > 0xffff) throw new WireError('value-too-long', `text of ${encoded.length} bytes`);
      w.uint16(w.charset.ccsid);
      w.uint16(encoded.length);
      w.bytes(encoded);
    },
    show: quote,
  };
}

/** A message id: CCSID u2, characters. */
export const messageIdText: Field<string> = {
  type: 'taggedText',
  size: undefined,
  note: 'e.g. SQL0204',
  read(r) {
    const text = textCharset(r.uint16(), r);
    return decode(r, text, r.remaining);
  },
  write(w, value) {
    w.uint16(w.charset.ccsid);
    w.text(value);
  },
  show: quote,
};

/** Statement text: CCSID u2, length in bytes u4, characters. */
export function longText(ccsid: number, note?: string): Field<string> {
  return {
    type: `longText(${ccsid})`,
    size: undefined,
    note,
    read(r) {
      const text = textCharset(r.uint16(), r);
      const value = decode(r, text, r.uint32());
      r.skip(r.remaining);
      return value;
    },
    write(w, value) {
      const encoded = charset(ccsid).encode(value);
      w.uint16(ccsid);
      w.uint32(encoded.length);
      w.bytes(encoded);
    },
    show: quote,
  };
}

/**
 * Text of a fixed number of bytes behind its CCSID, in the CCSID of the writer, or in 37. JTOpen sends two bytes too many, of what was
 * sent before: more than `size` is ignored.
 */
export function fixedText(size: number, note?: string): Field<string> {
  return {
    type: `fixedText(${size})`,
    size: undefined,
    note,
    read(r) {
      const text = textCharset(r.uint16(), r);
      const value = decode(r, text, Math.min(size, r.remaining)).trimEnd();
      r.skip(r.remaining);
      return value;
    },
    write(w, value) {
      const encoded = w.charset.encode(value);
      if (encoded.length > size) throw new WireError('value-too-long', `${quote(value)} in ${size} bytes`);
      w.uint16(w.charset.ccsid);
      w.bytes(encoded);
      w.fill(size - encoded.length, w.charset.blank);
    },
    show: quote,
  };
}

/** A part may be there and hold nothing (LL = 6), which is null here: no parameter markers, no package. */
export function orNothing<T>(field: Field<T>): Field<T | null> {
  return {
    type: field.type,
    size: undefined,
    note: field.note,
    read: r => (r.remaining === 0 ? null : field.read(r)),
    write: (w, value) => {
      if (value !== null) field.write(w, value);
    },
    show: value => (value === null ? 'nothing' : field.show(value)),
  };
}

/** 0 and 65535 stand for the CCSID of the job. */
export function textCharset(ccsid: number, { charset: ofJob }: { readonly charset: Charset }): Charset {
  return ccsid === 0 || ccsid === 0xffff || ccsid === ofJob.ccsid ? ofJob : charset(ccsid);
}

function decode(r: Reader, text: Charset, length: number): string {
  const at = r.skip(length);
  return text.decode(r.bytes, at, at + length);
}
