import type { Reader, Writer } from '../bytes.ts';
import { charset } from '../ccsid/index.ts';
import { WireError } from '../errors.ts';
import type { Field } from './field.ts';

const quote = (value: string) => JSON.stringify(value);

/** EBCDIC text of `size` bytes, blank padded, in the CCSID of the reader or writer. Trailing blanks are not part of the value. */
export function char(size: number, note?: string): Field<string> {
  return {
    type: `char(${size})`,
    size,
    note,
    read: r => trimBlanks(r, size),
    write: (w, value) => writePadded(w, size, value),
    show: quote,
  };
}

/**
 * Text of at most `size` bytes behind its length in 2 bytes, and zeros up to `size`: VARCHAR in SQL and RPG. In the CCSID of the
 * reader or writer; blanks are part of the value.
 */
export function varchar(size: number, note?: string): Field<string> {
  return {
    type: `varchar(${size})`,
    size: size + 2,
    note,
    read: r => {
      const length = r.uint16();
      if (length > size) throw new WireError('bad-length', `a varchar(${size}) claims ${length} bytes`);
      const value = r.text(length);
      r.skip(size - length);
      return value;
    },
    write: (w, value) => {
      const encoded = w.charset.encode(value);
      if (encoded.length > size) throw tooLong(value, size);
      w.uint16(encoded.length);
      w.bytes(encoded);
      w.fill(size - encoded.length, 0);
    },
    show: quote,
  };
}

/** EBCDIC text to the end of what holds it, in the CCSID of the reader or writer; nothing is trimmed. */
export function chars(note?: string): Field<string> {
  return {
    type: 'chars',
    size: undefined,
    note,
    read: r => r.text(r.remaining),
    write: (w, value) => w.text(value),
    show: quote,
  };
}

/** Text to the end of what holds it, in one fixed CCSID (1200, 1208, 13488 ...). */
export function text(ccsid: number, note?: string): Field<string> {
  const { decode, encode } = fixed(ccsid);
  return {
    type: `text(${ccsid})`,
    size: undefined,
    note,
    read: r => decode(r),
    write: (w, value) => w.bytes(encode(value)),
    show: quote,
  };
}

/**
 * A CCSID in 4 (or 2) bytes, then text in it to the end of what holds it. Writes `ccsid`, or the CCSID of the writer when
 * none is given.
 */
export function taggedText(ccsid?: number, tagSize: 2 | 4 = 4, note?: string): Field<string> {
  return {
    type: `taggedText(${ccsid ?? 'job'})`,
    size: undefined,
    note,
    read: r => {
      const tag = tagSize === 4 ? r.uint32() : r.uint16();
      const at = r.skip(r.remaining);
      return textCharset(tag, r).decode(r.bytes, at, r.end);
    },
    write: (w, value) => {
      const target = ccsid === undefined ? w.charset : charset(ccsid);
      if (tagSize === 4) w.uint32(target.ccsid);
      else w.uint16(target.ccsid);
      w.bytes(target.encode(value));
    },
    show: quote,
  };
}

/** 0 and 65535 stand for "the job's CCSID" in the tags of the host servers. */
function textCharset(tag: number, reader: Reader) {
  return tag === 0 || tag === 65535 || tag === reader.charset.ccsid ? reader.charset : charset(tag);
}

function fixed(ccsid: number) {
  return {
    decode(r: Reader): string {
      const at = r.skip(r.remaining);
      return charset(ccsid).decode(r.bytes, at, r.end);
    },
    encode: (value: string) => charset(ccsid).encode(value),
  };
}

function trimBlanks(r: Reader, size: number): string {
  const at = r.skip(size);
  let end = at + size;
  const { bytes, charset: text } = r;
  while (end > at && (bytes[end - 1] === text.blank || bytes[end - 1] === 0)) end--;
  return text.decode(bytes, at, end);
}

function writePadded(w: Writer, size: number, value: string): void {
  const encoded = w.charset.encode(value);
  if (encoded.length > size) throw tooLong(value, size);
  w.bytes(encoded);
  w.fill(size - encoded.length, w.charset.blank);
}

function tooLong(value: string, size: number): WireError {
  return new WireError('value-too-long', `${quote(value)} does not fit into ${size} bytes`);
}
