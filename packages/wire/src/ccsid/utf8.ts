import type { Charset, Policy } from './charset.ts';
import { targetTooSmall, unmappableBytes } from './error.ts';
import { refuseLoneSurrogate } from './surrogates.ts';

const encoder = new TextEncoder();
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });
const fatal = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** 1208: UTF-8. A byte order mark is a character like any other. */
export function utf8(policy: Policy): Charset {
  const strict = policy === 'strict';
  const decoder = strict ? fatal : lenient;

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
        const at = firstMalformed(part);
        throw unmappableBytes(1208, start + at, part.subarray(at, at + 1));
      }
    },

    encode(text) {
      if (strict) refuseLoneSurrogate(1208, text);
      return encoder.encode(text);
    },

    encodeInto(text, target, offset) {
      if (strict) refuseLoneSurrogate(1208, text);
      const { read, written } = encoder.encodeInto(text, target.subarray(offset));
      if (read < text.length) throw targetTooSmall(1208, target, offset);
      return written;
    },
  };
}

/** Where the bytes and what they should have been part. */
function firstMalformed(bytes: Uint8Array): number {
  const repaired = encoder.encode(lenient.decode(bytes));
  return bytes.findIndex((byte, i) => byte !== repaired[i]);
}
