import type { Charset, Policy } from './charset.ts';
import { type DoubleByteTable, isPair } from './double-byte-table.ts';
import { checkRoom, unmappableBytes, unmappableCharacter } from './error.ts';
import type { CcsidFacts } from './facts.ts';
import { UNDEFINED } from './single-byte-table.ts';
import { isHighSurrogate, isLowSurrogate } from './surrogates.ts';
import { allocate, unitSpace, unitsToString } from './workspace.ts';

/** Conversion of a CCSID that consists of byte pairs only, as GRAPHIC columns hold them. */
export function doubleByte(ccsid: number, facts: CcsidFacts, policy: Policy, table: DoubleByteTable): Charset {
  const { substitute } = facts;
  const strict = policy === 'strict';

  function encode(text: string): Uint8Array {
    const bytes = allocate(2 * text.length);
    let at = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const next = text.charCodeAt(i + 1);
      let code = table.codeOfTwo(unit, next);
      if (code !== 0) i++;
      else code = table.code(unit);
      if (code === 0) {
        if (strict) throw unmappableCharacter(ccsid, i, text);
        if (isHighSurrogate(unit) && isLowSurrogate(next)) i++;
        code = substitute;
      }
      bytes[at++] = code >> 8;
      bytes[at++] = code;
    }
    return at === bytes.length ? bytes : bytes.slice(0, at);
  }

  return {
    ccsid,
    policy,
    kind: 'double-byte',
    blank: facts.blank,
    unit: 2,
    substitute: Uint8Array.of(substitute >> 8, substitute & 0xff),

    decode(bytes, start = 0, end = bytes.length) {
      const units = unitSpace(end - start + 1);
      let count = 0;
      for (let i = start; i < end; i += 2) {
        let length = 1;
        if (i + 1 < end && isPair(bytes[i]!, bytes[i + 1]!))
          length = table.read(bytes[i]!, bytes[i + 1]!, units, count);
        else units[count] = UNDEFINED;
        if (strict && units[count] === UNDEFINED)
          throw unmappableBytes(ccsid, i, bytes.subarray(i, Math.min(i + 2, end)));
        count += length;
      }
      return unitsToString(units, count);
    },

    encode,

    encodeInto(text, target, offset) {
      const bytes = encode(text);
      checkRoom(ccsid, target, offset, bytes.length);
      target.set(bytes, offset);
      return bytes.length;
    },
  };
}
