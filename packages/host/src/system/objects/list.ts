import type { Queryable } from '../../store/store.ts';
import type { Known } from '../authority/known.ts';
import { includes, Right } from '../authority/rights.ts';
import { type Finder, objectMessages } from './finder.ts';
import { genericPrefix } from './name.ts';
import type { ObjectDescription, ObjectType, QualifiedName, Requester } from './object.ts';
import { jobText, type ObjectRecord, type ObjectRow, recordColumns, recordOf } from './record.ts';
import { systemLibraryId } from './schema.ts';
import { currentLibrary, listedLibraries, usableLibrary } from './search.ts';

export interface ListCollaborators {
  readonly store: Queryable;
  readonly known: Known;
  readonly finder: Finder;
}

/** Libraries of the system that hold things of users; source: CL reference, *ALLUSR. */
const userLibrariesOfSystem: ReadonlySet<string> = new Set(['QGPL', 'QUSRSYS', 'QUSRINFSKR', 'QS36F']);

/** The objects that fit the request and to which the user has any authority, by library, name and type. */
export async function listObjects(
  { store, known, finder }: ListCollaborators,
  job: Requester,
  name: QualifiedName,
  type: ObjectType | '*ALL',
): Promise<ObjectDescription[]> {
  const libraries = await librariesOf(store, known, finder, job, name.library, type);
  const { rows } = await store.query<ObjectRow>(
    `SELECT ${recordColumns} FROM object o
     WHERE o.library = ANY ($1::int8[]) AND (o.job = '' OR o.job = $2) AND ($3 = '*ALL' OR o.type = $3)
       AND ($4 = '*ALL' OR CASE WHEN $5 THEN starts_with(o.name, $4) ELSE o.name = $4 END)`,
    [libraries, jobText(job.id), type, genericPrefix(name.name) ?? name.name, genericPrefix(name.name) !== undefined],
  );
  const visible = await visibleTo(known, job, rows.map(recordOf));
  return visible.map(record => record.description).sort(byName);
}

/** Those of the records to which the user has any authority. */
export function visibleTo(known: Known, job: Requester, records: readonly ObjectRecord[]): Promise<ObjectRecord[]> {
  return known.settle(inquiry => {
    const rights = records.map(record => inquiry.rights(job.profile.name, record));
    return rights.includes(undefined) ? undefined : records.filter((_, i) => includes(rights[i]!, 0));
  });
}

/** Ids of the libraries to look into. Only one that is named must exist and be usable. */
async function librariesOf(
  store: Queryable,
  known: Known,
  finder: Finder,
  job: Requester,
  library: string,
  type: ObjectType | '*ALL',
): Promise<bigint[]> {
  const listed = library === '*CURLIB' ? [currentLibrary(job)] : listedLibraries(job, library, type);
  const prefix = genericPrefix(library);
  const several = prefix !== undefined || library === '*ALL' || library === '*ALLUSR';
  const names = listed ?? (several ? await libraryNames(store, library, prefix) : [library]);
  return known.settle(inquiry => {
    const found = names.map(candidate => usableLibrary(inquiry, job, candidate, Right.execute));
    if (found.includes(undefined)) return undefined;
    return found.flatMap(result => {
      if (typeof result === 'object') return result.record === null ? [] : [result.record.description.id];
      if (listed !== undefined || several) return [];
      throw finder.refusal(job, { reason: result!, name: library, library, type: '*LIB' }, objectMessages);
    });
  });
}

async function libraryNames(store: Queryable, library: string, prefix: string | undefined): Promise<string[]> {
  const { rows } = await store.query<{ name: string }>(
    `SELECT DISTINCT name FROM object WHERE library = $1 AND type = '*LIB'`,
    [systemLibraryId],
  );
  const names = rows.map(row => row.name);
  if (prefix !== undefined) return names.filter(name => name.startsWith(prefix));
  return library === '*ALL'
    ? names
    : names.filter(name => !/^(Q|SYS(IBM|IBMADM|TOOLS)$)/.test(name) || userLibrariesOfSystem.has(name));
}

function byName(a: ObjectDescription, b: ObjectDescription): number {
  return compare(a.library, b.library) || compare(a.name, b.name) || compare(a.type, b.type);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
