import type { Store, Transaction } from '../../store/store.ts';
import { Authority, type Rights } from '../authority/rights.ts';
import { systemLibraryId, systemProfileId } from '../objects/schema.ts';
import { defaultParameters } from './defaults.ts';
import type { UserClass } from './profile.ts';
import { defaultSpecialAuthorities } from './user-class.ts';
import { insertProfile } from './write.ts';

interface ShippedProfile {
  readonly userClass: UserClass;
  readonly text: string;
}

/** Profiles that come with the system, without passwords. They own what is shipped and stand behind the system's own jobs. */
export const shippedProfiles: Readonly<Record<string, ShippedProfile>> = {
  QSYS: { userClass: '*SECOFR', text: 'Owner of the system' },
  QSECOFR: { userClass: '*SECOFR', text: 'Security officer' },
  QUSER: { userClass: '*USER', text: 'Server jobs before somebody signs on' },
  QPGMR: { userClass: '*PGMR', text: 'Programmer and batch' },
  QSYSOPR: { userClass: '*SYSOPR', text: 'System operator' },
  QDFTOWN: { userClass: '*USER', text: 'Owner of what has lost its owner' },
  QTMPLPD: { userClass: '*USER', text: 'Print server' },
};

interface ShippedLibrary {
  readonly publicRights: Rights;
  readonly text: string;
}

const shippedLibraries: Readonly<Record<string, ShippedLibrary>> = {
  QSYS: { publicRights: Authority.use, text: 'System library' },
  QSYS2: { publicRights: Authority.use, text: 'System library for database catalogs' },
  QGPL: { publicRights: Authority.change, text: 'General purpose library' },
  QUSRSYS: { publicRights: Authority.change, text: 'System library for users' },
};

/** "ship" in ASCII: of several hosts that start on an empty store one fills it. */
const lockKey = 0x73_68_69_70;

/**
 * Puts the libraries and profiles into the store with which the system is shipped. False when they are there already. They have no
 * passwords; the caller gives one to QSECOFR.
 */
export function shipSystem(store: Store, created: Date): Promise<boolean> {
  return store.transaction(async transaction => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    const { rows } = await transaction.query('SELECT FROM object WHERE id = $1', [systemLibraryId]);
    if (rows.length > 0) return false;
    // The first library is in itself and the first profile owns itself, so all must be there when the statement ends.
    await transaction.query(
      `INSERT INTO object (id, library, name, type, attribute, text, owner, owner_rights, public_rights, created_by, created, changed)
       SELECT coalesce(id, nextval(pg_get_serial_sequence('object', 'id'))), $1, name, type, attribute, text, $2, $3, rights, 'QSYS', $4, $4
       FROM unnest($5::int8[], $6::text[], $7::text[], $8::text[], $9::text[], $10::int4[])
         AS shipped (id, name, type, attribute, text, rights)`,
      [systemLibraryId, systemProfileId, Authority.all, created, ...shippedRows()],
    );
    await fillLibraries(transaction);
    await fillProfiles(transaction);
    return true;
  });
}

function shippedRows() {
  const libraries = Object.entries(shippedLibraries).map(
    ([name, { publicRights, text }]) =>
      [name === 'QSYS' ? systemLibraryId : null, name, '*LIB', 'PROD', text, publicRights] as const,
  );
  const profiles = Object.entries(shippedProfiles).map(
    ([name, { text }]) =>
      [name === 'QSYS' ? systemProfileId : null, name, '*USRPRF', '', text, Authority.exclude] as const,
  );
  const rows = [...libraries, ...profiles];
  return [0, 1, 2, 3, 4, 5].map(column => rows.map(row => row[column]!)) as (string[] | bigint[] | number[])[];
}

async function fillLibraries(transaction: Transaction): Promise<void> {
  await transaction.query(
    `INSERT INTO library (id, create_authority) SELECT id, '*SYSVAL' FROM object WHERE type = '*LIB'`,
  );
}

async function fillProfiles(transaction: Transaction): Promise<void> {
  const { rows } = await transaction.query<{ id: bigint; name: string }>(
    `SELECT id, name FROM object WHERE type = '*USRPRF' ORDER BY id`,
  );
  for (const { id, name } of rows) {
    const { userClass, text } = shippedProfiles[name]!;
    const specialAuthorities = defaultSpecialAuthorities(userClass, '40');
    // These jobs run for years; a password that expires would stop them.
    const own = { userClass, text, specialAuthorities } as const;
    await insertProfile(transaction, id, { ...defaultParameters(name), ...own });
  }
}
