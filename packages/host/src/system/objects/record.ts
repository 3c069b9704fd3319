import type { ObjectSecurity } from '../authority/security.ts';
import type { ObjectDescription, ObjectType, Requester } from './object.ts';

/** The unique name of an object: `library` is the id of its library, `job` empty but for the QTEMP of a job. */
export interface ObjectKey {
  readonly library: bigint;
  readonly name: string;
  readonly type: ObjectType;
  readonly job: string;
}

/** An object as the store has it. */
export interface ObjectRecord {
  readonly key: ObjectKey;
  readonly description: ObjectDescription;
  readonly security: ObjectSecurity;
}

export function keyText(library: bigint, name: string, type: ObjectType, job: string): string {
  return `${name} ${type} ${library} ${job}`;
}

/** `number/user/name`, by which a job's QTEMP is found. */
export function jobText({ number, user, name }: Requester['id']): string {
  return `${number}/${user}/${name}`;
}

/** Select list for {@link recordOf}; the object is `o`. */
export const recordColumns = `
  o.id, o.library AS "libraryId", o.name, o.type, o.job, o.attribute, o.text, o.owner AS "ownerId", o.owner_rights AS "ownerRights",
  o.primary_group AS "primaryGroup", o.primary_group_rights AS "primaryGroupRights", o.public_rights AS "publicRights",
  o.created_by AS "createdBy", o.created, o.changed,
  (SELECT name FROM object WHERE id = o.library) AS library,
  (SELECT name FROM object WHERE id = o.owner) AS owner,
  (SELECT name FROM object WHERE id = o.authorization_list) AS "authorizationList",
  (SELECT array_agg(profile ORDER BY profile) FROM private_authority WHERE object = o.id) AS profiles,
  (SELECT array_agg(rights ORDER BY profile) FROM private_authority WHERE object = o.id) AS rights`;

export interface ObjectRow {
  readonly id: bigint;
  readonly libraryId: bigint;
  readonly name: string;
  readonly type: ObjectType;
  readonly job: string;
  readonly attribute: string;
  readonly text: string;
  readonly ownerId: bigint;
  readonly ownerRights: number;
  readonly primaryGroup: bigint | null;
  readonly primaryGroupRights: number;
  readonly publicRights: number | null;
  readonly createdBy: string;
  readonly created: bigint;
  readonly changed: bigint;
  readonly library: string;
  readonly owner: string;
  readonly authorizationList: string | null;
  readonly profiles: readonly bigint[] | null;
  readonly rights: readonly number[] | null;
}

export function recordOf(row: ObjectRow): ObjectRecord {
  return {
    key: { library: row.libraryId, name: row.name, type: row.type, job: row.job },
    description: {
      id: row.id,
      name: row.name,
      library: row.library,
      type: row.type,
      attribute: row.attribute,
      owner: row.owner,
      text: row.text,
      createdBy: row.createdBy,
      created: milliseconds(row.created),
      changed: milliseconds(row.changed),
    },
    security: {
      owner: row.ownerId,
      ownerRights: row.ownerRights,
      primaryGroup: row.primaryGroup ?? undefined,
      primaryGroupRights: row.primaryGroupRights,
      publicRights: row.publicRights ?? undefined,
      authorizationList: row.authorizationList ?? undefined,
      privateAuthorities: new Map(row.profiles?.map((profile, i) => [profile, row.rights![i]!])),
    },
  };
}

/** From the microseconds in which the store gives times. */
export function milliseconds(time: bigint): number {
  return Number(time / 1000n);
}
