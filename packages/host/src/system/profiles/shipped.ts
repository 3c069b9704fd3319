import type { Store, Transaction } from '../../store/store.ts';
import { Authority, type Rights } from '../authority/rights.ts';
import { insertObject } from '../objects/insert.ts';
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
  SYSIBM: { publicRights: Authority.use, text: 'System library for SQL: catalog procedures' },
  SYSIBMADM: { publicRights: Authority.use, text: 'System library for SQL: administration' },
  SYSTOOLS: { publicRights: Authority.use, text: 'System library for SQL: tools' },
  QGPL: { publicRights: Authority.change, text: 'General purpose library' },
  QUSRSYS: { publicRights: Authority.change, text: 'System library for users' },
};

/** "ship" in ASCII: of several hosts that start on an empty store one fills it. */
const lockKey = 0x73_68_69_70;

/**
 * Puts the libraries and profiles into the store with which the system is shipped. False when they are there already. They have no
 * passwords; the caller gives one to QSECOFR.
 */
export function shipSystem(store: Store, created: number): Promise<boolean> {
  return store.transaction(async transaction => {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    const { rows } = await transaction.query('SELECT FROM object WHERE id = $1', [systemLibraryId]);
    if (rows.length > 0) return false;
    await shipRoots(transaction, new Date(created));
    for (const [name, { publicRights, text }] of Object.entries(shippedLibraries)) {
      const id = name === 'QSYS' ? systemLibraryId : await ship(transaction, name, '*LIB', text, publicRights, created);
      await transaction.query('INSERT INTO library (id, create_authority) VALUES ($1, $2)', [id, '*SYSVAL']);
    }
    for (const [name, { userClass, text }] of Object.entries(shippedProfiles)) {
      const id =
        name === 'QSYS' ? systemProfileId : await ship(transaction, name, '*USRPRF', text, Authority.exclude, created);
      // The security level at which IBM i is shipped.
      const specialAuthorities = defaultSpecialAuthorities(userClass, '40');
      await insertProfile(transaction, id, { ...defaultParameters(name), userClass, text, specialAuthorities });
    }
    return true;
  });
}

/** Library and profile QSYS, in one statement: the library is in itself, and the profile, which is in it, owns both. */
async function shipRoots(transaction: Transaction, created: Date): Promise<void> {
  await transaction.query(
    `INSERT INTO object (id, library, name, type, attribute, text, owner, owner_rights, public_rights, created_by, created, changed)
     VALUES ($1, $1, 'QSYS', '*LIB', 'PROD', $3, $2, $5, $6, 'QSYS', $8, $8),
       ($2, $1, 'QSYS', '*USRPRF', '', $4, $2, $5, $7, 'QSYS', $8, $8)`,
    [
      systemLibraryId,
      systemProfileId,
      shippedLibraries.QSYS!.text,
      shippedProfiles.QSYS!.text,
      Authority.all,
      Authority.use,
      Authority.exclude,
      created,
    ],
  );
}

async function ship(
  transaction: Transaction,
  name: string,
  type: '*LIB' | '*USRPRF',
  text: string,
  publicAuthority: Rights,
  created: number,
): Promise<bigint> {
  const id = await insertObject(transaction, {
    library: systemLibraryId,
    name,
    type,
    attribute: type === '*LIB' ? 'PROD' : '',
    text,
    publicAuthority,
    ownership: { owner: { id: systemProfileId, name: 'QSYS' } },
    createdBy: 'QSYS',
    created,
  });
  if (typeof id !== 'bigint') throw new TypeError(`${name} ${type} is shipped twice`);
  return id;
}
