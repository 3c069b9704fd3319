import { PgError } from '../../store/postgres/error.ts';
import type { Queryable } from '../../store/store.ts';
import { Authority, type PublicAuthority, type Rights } from '../authority/rights.ts';
import type { ObjectType } from './object.ts';
import type { Ownership } from './ownership.ts';
import { systemLibraryId } from './schema.ts';

/** A row of the table `object` to be. */
export interface NewRow {
  readonly library: bigint;
  readonly name: string;
  readonly type: ObjectType;
  readonly job?: string;
  readonly attribute: string;
  readonly text: string;
  readonly publicAuthority: PublicAuthority;
  readonly ownership: Ownership;
  /** What the owner has; by default *ALL. */
  readonly ownerRights?: Rights;
  readonly createdBy: string;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
}

/** Why an object was not inserted: one of that name is there, its library has gone, or there is no such authorization list. */
export type NotInserted = 'exists' | 'no-library' | { readonly noAuthorizationList: string };

/** Inserts an object with what its creator's group gets, and returns its id. */
export async function insertObject(database: Queryable, row: NewRow): Promise<bigint | NotInserted> {
  const { ownership, publicAuthority } = row;
  const list = typeof publicAuthority === 'number' ? undefined : publicAuthority.authorizationList;
  const primary = ownership.group?.primary ? ownership.group : undefined;
  try {
    const { rows } = await database.query<{ id: bigint }>(
      `INSERT INTO object (library, name, type, job, attribute, text, owner, owner_rights, primary_group, primary_group_rights,
         public_rights, authorization_list, created_by, created, changed)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, list.id, $13, $14, $14
       FROM (SELECT) AS once LEFT JOIN object list ON list.library = $15 AND list.type = '*AUTL' AND list.name = $12
       WHERE $12::text IS NULL OR list.id IS NOT NULL
       RETURNING id`,
      [
        row.library,
        row.name,
        row.type,
        row.job ?? '',
        row.attribute,
        row.text,
        ownership.owner.id,
        row.ownerRights ?? Authority.all,
        primary?.id ?? null,
        primary?.rights ?? 0,
        typeof publicAuthority === 'number' ? publicAuthority : null,
        list ?? null,
        row.createdBy,
        new Date(row.created),
        systemLibraryId,
      ],
    );
    if (rows[0] === undefined) return { noAuthorizationList: list! };
    const { id } = rows[0];
    if (ownership.group?.primary === false) {
      await database.query('INSERT INTO private_authority (object, profile, rights) VALUES ($1, $2, $3)', [
        id,
        ownership.group.id,
        ownership.group.rights,
      ]);
    }
    return id;
  } catch (error) {
    if (!(error instanceof PgError)) throw error;
    if (error.constraint === 'object_library_name_type_job_key') return 'exists';
    if (error.constraint === 'object_library_fkey') return 'no-library';
    throw error;
  }
}
