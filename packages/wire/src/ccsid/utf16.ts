import { Buffer } from 'node:buffer';
import type { Charset, Policy } from './charset.ts';
import { checkRoom, unmappableBytes } from './error.ts';
import { loneSurrogate, refuseLoneSurrogate } from './surrogates.ts';
import { allocate, byteSpace } from './workspace.ts';

/** Up to here a loop is faster than Node's native conversion, which also needs a view or a copy (measured). */
const SHORT_DECODE = 12;
const SHORT_ENCODE = 48;

/**
 * 1200 and 13488: UTF-16, big-endian. 13488 is the older UCS-2, but its data has surrogates all the same. Under policy
 * `substitute` a surrogate without partner stays what it is, in both directions; half a unit at the end is U+FFFD.
 */
export function utf16(ccsid: number, policy: Policy): Charset {
  const strict = policy === 'strict';

  function encodeInto(text: string, target: Uint8Array, offset: number): number {
    if (strict) refuseLoneSurrogate(ccsid, text);
    checkRoom(ccsid, target, offset, 2 * text.length);
    if (text.length > SHORT_ENCODE) {
      const view = Buffer.from(target.buffer, target.byteOffset + offset, 2 * text.length);
      view.write(text, 'utf16le');
      view.swap16();
    } else {
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        target[offset + 2 * i] = unit >> 8;
        target[offset + 2 * i + 1] = unit;
      }
    }
    return 2 * text.length;
  }

  return {
    ccsid,
    kind: 'unicode',
    policy,
    blank: 0x0020,
    unit: 2,
    substitute: Uint8Array.of(0xff, 0xfd),

    decode(bytes, start = 0, end = bytes.length) {
      const length = (end - start) >> 1;
      const text = length > SHORT_DECODE ? native(bytes, start, length) : concatenate(bytes, start, length);
      if (strict) {
        const lone = loneSurrogate(text);
        const bad = lone >= 0 ? start + 2 * lone : start + 2 * length;
        if (bad < end) throw unmappableBytes(ccsid, bad, bytes.subarray(bad, Math.min(bad + 2, end)));
      }
      return start + 2 * length < end ? `${text}\ufffd` : text;
    },

    encode(text) {
      const bytes = allocate(2 * text.length);
      encodeInto(text, bytes, 0);
      return bytes;
    },

    encodeInto,
  };
}

function concatenate(bytes: Uint8Array, start: number, length: number): string {
  let text = '';
  for (let i = start; i < start + 2 * length; i += 2) text += String.fromCharCode((bytes[i]! << 8) | bytes[i + 1]!);
  return text;
}

function native(bytes: Uint8Array, start: number, length: number): string {
  const units = byteSpace(2 * length).subarray(0, 2 * length);
  units.set(bytes.subarray(start, start + 2 * length));
  return units.swap16().toString('utf16le');
}
