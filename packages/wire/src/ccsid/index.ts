/**
 * Conversion between strings and the bytes of a CCSID (coded character set identifier, IBM's number for an encoding).
 *
 * The single-byte and Unicode CCSIDs are there at once: `charset(37)`. The double-byte tables are large, so each is a module of
 * its own that `await loadCharset(930)` brings in; after that `charset(930)` works too.
 */
import { singleByteCells } from './cells.ts';
import type { Charset, Policy } from './charset.ts';
import { CcsidError } from './error.ts';
import { singleByte } from './single-byte.ts';
import { utf8, utf16 } from './unicode.ts';

export type { Charset, Kind, Policy } from './charset.ts';
export { CcsidError, type CcsidErrorCode } from './error.ts';

const made: Record<Policy, Map<number, Charset>> = { substitute: new Map(), strict: new Map() };

/**
 * The charset of a CCSID; the same object every time.
 * @throws CcsidError `ccsid-unsupported`, or `ccsid-not-loaded` for a double-byte table that `loadCharset` has not brought in yet
 */
export function charset(ccsid: number, policy: Policy = 'substitute'): Charset {
  let one = made[policy].get(ccsid);
  if (one === undefined) {
    one = make(ccsid, policy);
    made[policy].set(ccsid, one);
  }
  return one;
}

/** The charset of any supported CCSID, its table loaded if need be. */
export async function loadCharset(ccsid: number, policy: Policy = 'substitute'): Promise<Charset> {
  return charset(ccsid, policy);
}

function make(ccsid: number, policy: Policy): Charset {
  if (ccsid === 1208) return utf8(policy);
  if (ccsid === 1200 || ccsid === 13488) return utf16(ccsid, policy);
  const cells = singleByteCells(ccsid);
  if (cells === undefined) throw new CcsidError('ccsid-unsupported', ccsid, -1, `CCSID ${ccsid} is not supported`);
  const [blank, substitute] = cells[0x40] === 0x20 ? [0x40, 0x3f] : [0x20, 0x1a];
  return singleByte(ccsid, policy, cells, blank, substitute);
}
