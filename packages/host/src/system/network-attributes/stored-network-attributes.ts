import type { Json, Store } from '../../store/store.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Requester } from '../objects/object.ts';
import type { Profiles } from '../profiles/profile.ts';
import { parse } from '../values/conversion.ts';
import type { Value } from '../values/definition.ts';
import { networkAttributes } from './definitions.ts';
import type { NetworkAttributes, NetworkAttributeValue, WrongValue } from './network-attributes.ts';

export interface NetworkAttributeCollaborators {
  readonly store: Store;
  readonly messages: Catalogue;
  readonly profiles: Pick<Profiles, 'specialAuthorities'>;
}

const [systemName, pendingName] = ['SYSNAME', 'PNDSYSNAME'];

/** A name that was waiting for a start becomes that of the system. */
export async function openNetworkAttributes(with_: NetworkAttributeCollaborators): Promise<NetworkAttributes> {
  await with_.store.query(
    `WITH pending AS (DELETE FROM network_attribute WHERE name = $1 RETURNING value)
     INSERT INTO network_attribute (name, value) SELECT $2, value FROM pending
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [pendingName, systemName],
  );
  return new StoredNetworkAttributes(with_);
}

class StoredNetworkAttributes implements NetworkAttributes {
  readonly #with: NetworkAttributeCollaborators;

  constructor(collaborators: NetworkAttributeCollaborators) {
    this.#with = collaborators;
  }

  async list(): Promise<NetworkAttributeValue[]> {
    const { rows } = await this.#with.store.query<{ name: string; value: Value }>(
      'SELECT name, value FROM network_attribute',
    );
    const changed = new Map(rows.map(({ name, value }) => [name, value]));
    return Object.entries(networkAttributes).map(([name, definition]) => ({
      name,
      definition,
      value: changed.get(name) ?? definition.initial,
    }));
  }

  async change(
    by: Requester,
    changes: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<WrongValue | undefined> {
    const { store, messages, profiles } = this.#with;
    if (!(await profiles.specialAuthorities(by)).has('*IOSYSCFG')) throw messages.escape('CPF222E', ['*IOSYSCFG']);
    const statements = [];
    for (const [keyword, given] of Object.entries(changes)) {
      const definition = networkAttributes[keyword];
      if (definition === undefined) throw new TypeError(`There is no network attribute ${keyword}`);
      const parsed = parse(definition, given);
      if ('wrong' in parsed) return { keyword, value: [given].flat().join(' ') };
      statements.push({
        text: `INSERT INTO network_attribute (name, value) VALUES ($1, $2::jsonb)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        params: [keyword === systemName ? pendingName : keyword, parsed.value as Json],
      });
    }
    if (statements.length > 0) await store.batch(statements);
    return undefined;
  }
}
