import { kindOf } from '@bigiron/wire/ccsid/index';
import { SqlError } from '../error.ts';
import { bitData } from './family.ts';

/** Double-byte CCSID that belongs to a mixed one, and the other way round. */
const doubleByteOf = new Map<number, number>([
  [930, 300],
  [939, 300],
  [5026, 300],
  [5035, 300],
  [1399, 16684],
  [933, 834],
  [1364, 4930],
  [935, 837],
  [1388, 4933],
  [937, 835],
  [1371, 835],
]);

/** CCSID of GRAPHIC data in a job whose default is `ccsid`: its double-byte part, or UCS-2 where there is none. */
export function graphicCcsidOf(ccsid: number): number {
  return doubleByteOf.get(ccsid) ?? 13488;
}

/** CCSID that character data of the job has when it is FOR MIXED DATA; undefined where the job has no mixed data. */
export function mixedCcsidOf(ccsid: number): number | undefined {
  const kind = kindOf(ccsid);
  return kind === 'mixed' || ccsid === 1208 ? ccsid : undefined;
}

/** Refuses CCSIDs that are not known or not those of character data. */
export function requireCharacterCcsid(ccsid: number): number {
  const kind = kindOf(ccsid);
  if (ccsid === bitData || kind === 'single-byte' || kind === 'mixed' || ccsid === 1208) return ccsid;
  throw new SqlError(-189, [ccsid]);
}

export function requireGraphicCcsid(ccsid: number): number {
  const kind = kindOf(ccsid);
  if (ccsid === 1200 || ccsid === 13488 || kind === 'double-byte') return ccsid;
  throw new SqlError(-189, [ccsid]);
}

export function isUnicode(ccsid: number): boolean {
  return ccsid === 1208 || ccsid === 1200 || ccsid === 13488;
}
