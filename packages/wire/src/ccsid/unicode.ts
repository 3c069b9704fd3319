import { Buffer } from 'node:buffer';
import type { Charset, Policy } from './charset.ts';
import { checkRoom, unmappableBytes, unmappableCharacter } from './error.ts';
import { loneSurrogate } from './surrogates.ts';

/** 1208: UTF-8. */
export function utf8(policy: Policy): Charset {
  const strict = policy === 'strict';
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: strict });
  const encode = (text: string): Uint8Array => {
    if (strict) refuseLoneSurrogate(1208, text);
    return encoder.encode(text);
  };
  return {
    ccsid: 1208,
    kind: 'unicode',
    policy,
    blank: 0x20,
    unit: 1,
    substitute: Uint8Array.of(0xef, 0xbf, 0xbd),
    decode(bytes, start = 0, end = bytes.length) {
      const part = bytes.subarray(start, end);
      try {
        return decoder.decode(part);
      } catch {
        throw unmappableBytes(1208, start, part.subarray(0, 16));
      }
    },
    encode,
    encodeInto(text, target, offset) {
      const bytes = encode(text);
      checkRoom(1208, target, offset, bytes.length);
      target.set(bytes, offset);
      return bytes.length;
    },
  };
}

const encoder = new TextEncoder();

/** 1200 and 13488: UTF-16, big-endian. 13488 is the older UCS-2; its data has surrogates all the same. */
export function utf16(ccsid: number, policy: Policy): Charset {
  const strict = policy === 'strict';
  return {
    ccsid,
    kind: 'unicode',
    policy,
    blank: 0x0020,
    unit: 2,
    substitute: Uint8Array.of(0xff, 0xfd),
    decode(bytes, start = 0, end = bytes.length) {
      const pairs = (end - start) >> 1;
      const units = Buffer.from(bytes.subarray(start, start + 2 * pairs)).swap16();
      const text = units.toString('utf16le');
      if (strict && (end - start) % 2 === 1) throw unmappableBytes(ccsid, end - 1, bytes.subarray(end - 1, end));
      const lone = strict ? loneSurrogate(text) : -1;
      if (lone >= 0)
        throw unmappableBytes(ccsid, start + 2 * lone, bytes.subarray(start + 2 * lone, start + 2 * lone + 2));
      return text;
    },
    encode(text) {
      const bytes = new Uint8Array(2 * text.length);
      this.encodeInto(text, bytes, 0);
      return bytes;
    },
    encodeInto(text, target, offset) {
      if (strict) refuseLoneSurrogate(ccsid, text);
      const length = 2 * text.length;
      checkRoom(ccsid, target, offset, length);
      const view = Buffer.from(target.buffer, target.byteOffset + offset, length);
      view.write(text, 'utf16le');
      view.swap16();
      return length;
    },
  };
}

function refuseLoneSurrogate(ccsid: number, text: string): void {
  const lone = loneSurrogate(text);
  if (lone >= 0) throw unmappableCharacter(ccsid, lone, text);
}
