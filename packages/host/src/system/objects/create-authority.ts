import type { Queryable } from '../../store/store.ts';
import { type PublicAuthority, rightsOf } from '../authority/rights.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';

/**
 * What *LIBCRTAUT stands for in a library: its CRTAUT, and if that is *SYSVAL the system value QCRTAUT, which also
 * counts in a QTEMP.
 */
export async function createAuthorityOf(
  database: Queryable,
  library: bigint,
  values: SystemValueSnapshot,
): Promise<PublicAuthority> {
  const { rows } = await database.query<{ authority: string }>(
    'SELECT create_authority AS authority FROM library WHERE id = $1',
    [library],
  );
  const authority = rows[0]?.authority ?? '*SYSVAL';
  const value = authority === '*SYSVAL' ? values.get('QCRTAUT') : authority;
  return rightsOf(value) ?? { authorizationList: value };
}
