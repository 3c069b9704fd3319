/**
 * Conversion between strings and the bytes of a CCSID (coded character set identifier, IBM's number for an encoding).
 *
 * The single-byte and Unicode CCSIDs are there at once: `charset(37)`. All their tables together are 13 KB of text; a table is
 * unpacked when its CCSID is first asked for. The double-byte tables are large, so each is a module of its own that
 * `await loadCharset(930)` brings in; after that `charset(930)` works too.
 */
import type { Charset, Kind, Policy } from './charset.ts';
import { doubleByte } from './double-byte.ts';
import { CcsidError } from './error.ts';
import { type CcsidFacts, factsOf } from './facts.ts';
import { loadedTable, loadTable } from './load.ts';
import { mixed } from './mixed.ts';
import { singleByte } from './single-byte.ts';
import { singleByteTable } from './single-byte-table.ts';
import { utf8 } from './utf8.ts';
import { utf16 } from './utf16.ts';

export type { Charset, Kind, Policy } from './charset.ts';
export { CcsidError, type CcsidErrorCode } from './error.ts';
export { supportedCcsids } from './facts.ts';

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

/**
 * The charset of any supported CCSID, its table loaded if need be.
 * @throws CcsidError `ccsid-unsupported`
 */
export async function loadCharset(ccsid: number, policy: Policy = 'substitute'): Promise<Charset> {
  const { table } = known(ccsid);
  if (table !== undefined) await loadTable(table);
  return charset(ccsid, policy);
}

export function isSupported(ccsid: number): boolean {
  return factsOf(ccsid) !== undefined;
}

/** What a CCSID's bytes are made of; undefined for an unsupported one. Loads nothing. */
export function kindOf(ccsid: number): Kind | undefined {
  return factsOf(ccsid)?.kind;
}

/** Whether `charset(ccsid)` works without `await loadCharset(ccsid)` before it. */
export function isLoaded(ccsid: number): boolean {
  const facts = factsOf(ccsid);
  return facts !== undefined && (facts.table === undefined || loadedTable(facts.table) !== undefined);
}

function make(ccsid: number, policy: Policy): Charset {
  const facts = known(ccsid);
  if (ccsid === 1208) return utf8(policy);
  if (facts.kind === 'unicode') return utf16(ccsid, policy);
  if (facts.table === undefined) return singleByte(ccsid, facts, policy, singleByteTable(ccsid));
  const pairs = loadedTable(facts.table);
  if (pairs === undefined) {
    throw new CcsidError(
      'ccsid-not-loaded',
      ccsid,
      -1,
      `the table of CCSID ${ccsid} is not loaded: await loadCharset(${ccsid})`,
    );
  }
  if (facts.kind === 'double-byte') return doubleByte(ccsid, facts, policy, pairs);
  return mixed(ccsid, facts, policy, singleByteTable(ccsid), pairs);
}

function known(ccsid: number): CcsidFacts {
  const facts = factsOf(ccsid);
  if (facts === undefined) throw new CcsidError('ccsid-unsupported', ccsid, -1, `CCSID ${ccsid} is not supported`);
  return facts;
}
