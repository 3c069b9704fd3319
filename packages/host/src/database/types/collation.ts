import { kindOf } from '@bigiron/wire/ccsid/index';
import { isUnicode } from './ccsid.ts';

/** The name in PostgreSQL of the order of a CCSID: by code point of its code page. `ensureCollation` makes it. */
export function collationOf(ccsid: number): string {
  return hasCodePageOrder(ccsid) ? `bigiron.cp${ccsid}` : '"C"';
}

/** Unicode is ordered by code point, ISO 8859-1 too; of mixed data only the order of one code page could be told, so it is Unicode's as well. */
export function hasCodePageOrder(ccsid: number): boolean {
  return !isUnicode(ccsid) && ccsid !== 819 && kindOf(ccsid) === 'single-byte';
}
