import type { Inquiry } from '../authority/inquiry.ts';
import { includes, Right, type Rights } from '../authority/rights.ts';
import type { ObjectType, QualifiedName, Requester } from './object.ts';
import { jobText, type ObjectRecord } from './record.ts';
import { systemLibraryId } from './schema.ts';

/** Why an object cannot be had. */
export interface Refusal {
  readonly reason: 'no-object' | 'no-library' | 'object-authority' | 'library-authority';
  readonly name: string;
  /** As it was asked for, or the library of the list in which the object was found. */
  readonly library: string;
  readonly type: ObjectType;
}

export type SearchResult =
  | { readonly record: ObjectRecord; readonly refusal?: undefined }
  | { readonly record?: undefined; readonly refusal: Refusal };

/**
 * Finds an object as IBM i resolves names, and checks authority: along a library list the first object counts, whether or not
 * the user has the rights to it; libraries that are gone or that the user may not search are passed over. Without `rights`
 * only libraries are checked. Returns undefined when something is not known.
 */
export function search(
  inquiry: Inquiry,
  job: Requester,
  { name, library }: QualifiedName,
  type: ObjectType,
  rights: Rights | undefined,
): SearchResult | undefined {
  const list = listedLibraries(job, library, type);
  if (list === undefined) {
    return inLibrary(inquiry, job, name, library === '*CURLIB' ? currentLibrary(job) : library, type, rights);
  }
  let first: SearchResult | undefined;
  let known = true;
  // Goes on after the first find until everything is asked for that is not known, so that it is all read in one go.
  for (const candidate of list) {
    const result = inLibrary(inquiry, job, name, candidate, type, rights);
    if (result === undefined) known = false;
    else if (result.record !== undefined || result.refusal.reason === 'object-authority') first ??= result;
    if (known && first !== undefined) return first;
  }
  return known ? refuse('no-object', name, library, type) : undefined;
}

function inLibrary(
  inquiry: Inquiry,
  job: Requester,
  name: string,
  library: string,
  type: ObjectType,
  rights: Rights | undefined,
): SearchResult | undefined {
  const found = usableLibrary(inquiry, job, library, Right.execute);
  if (found === undefined) return undefined;
  if (typeof found === 'string') return refuse(found, name, library, type);
  const record = found.record === null ? null : inquiry.object(found.record.description.id, name, type);
  if (record === undefined) return undefined;
  if (record === null) return refuse('no-object', name, library, type);
  if (rights === undefined) return { record };
  const held = inquiry.rights(job.profile.name, record);
  if (held === undefined) return undefined;
  return includes(held, rights) ? { record } : refuse('object-authority', name, library, type);
}

/**
 * A library by name, if the user has at least these rights to it. Everybody has all rights to the QTEMP of his own job: it always
 * exists, but has no record (null) before something is created in it.
 */
export function usableLibrary(
  inquiry: Inquiry,
  job: Requester,
  library: string,
  rights: Rights,
): { readonly record: ObjectRecord | null } | 'no-library' | 'library-authority' | undefined {
  if (library === 'QTEMP') {
    const temporary = inquiry.object(systemLibraryId, 'QTEMP', '*LIB', jobText(job.id));
    return temporary === undefined ? undefined : { record: temporary };
  }
  const record = inquiry.object(systemLibraryId, library, '*LIB');
  if (record === undefined) return undefined;
  if (record === null) return 'no-library';
  const held = inquiry.rights(job.profile.name, record);
  if (held === undefined) return undefined;
  return includes(held, rights) ? { record } : 'library-authority';
}

/** The libraries that *LIBL or *USRLIBL stands for, in search order; undefined for anything else. */
export function listedLibraries(
  { libraries: { system, current, user } }: Requester,
  library: string,
  type: ObjectType | '*ALL',
): readonly string[] | undefined {
  if (library !== '*LIBL' && library !== '*USRLIBL') return undefined;
  if (livesInSystemLibrary(type)) return ['QSYS'];
  return [...(library === '*LIBL' ? system : []), ...(current === undefined ? [] : [current]), ...user];
}

/** Where `*CURLIB` is: QGPL when the job has none. */
export function currentLibrary({ libraries }: Pick<Requester, 'libraries'>): string {
  return libraries.current ?? 'QGPL';
}

/** Libraries, profiles and authorization lists are in QSYS and nowhere else. */
export function livesInSystemLibrary(type: string): boolean {
  return type === '*LIB' || type === '*USRPRF' || type === '*AUTL';
}

function refuse(reason: Refusal['reason'], name: string, library: string, type: ObjectType): SearchResult {
  return { refusal: { reason, name, library, type } };
}
