import type { Json, Store } from '../../store/store.ts';
import type { Clock } from '../clock.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Requester } from '../objects/object.ts';
import type { Profiles } from '../profiles/profile.ts';
import { parse } from './conversion.ts';
import type { Definition, Value } from './definition.ts';
import {
  definition,
  definitions,
  isSystemValue,
  type SystemValueName,
  type SystemValueType,
} from './definitions/index.ts';
import type { SystemValue, SystemValueSnapshot, SystemValues } from './system-value.ts';
import { isTimeValue, timeOfDay } from './time-of-day.ts';

const channel = 'bigiron_system_value';
const retryAfter = 1000;

export interface SystemValueCollaborators {
  readonly store: Store;
  readonly messages: Catalogue;
  readonly clock: Clock;
  /** Who may change a value. Asked only then: the profiles themselves depend on system values. */
  readonly profiles: Pick<Profiles, 'specialAuthorities'>;
}

/** Reads the system values and follows their changes until `close`. */
export async function openSystemValues(
  collaborators: SystemValueCollaborators,
): Promise<SystemValues & { close(): Promise<void> }> {
  const { store } = collaborators;
  const values = new StoredValues(collaborators);
  const subscription = await store.listen(
    channel,
    () => values.reload(),
    () => values.reload(),
  );
  await values.load();
  return Object.assign(values, {
    async close(): Promise<void> {
      values.stopReloading();
      await subscription.close();
    },
  });
}

type Changed = ReadonlyMap<SystemValueName, Value>;

class StoredValues implements SystemValues {
  readonly #store: Store;
  readonly #messages: Catalogue;
  readonly #clock: Clock;
  readonly #profiles: SystemValueCollaborators['profiles'];
  readonly #listeners = new Set<(name: SystemValueName) => void>();
  /** Values that differ from their shipped ones. Replaced, never modified: snapshots hold on to it. */
  #changed: Changed = new Map();
  /** Counts changes made here, so that a load that began before one of them is not believed. */
  #generation = 0;
  #cancelReload: (() => void) | undefined;
  #closed = false;

  constructor({ store, messages, clock, profiles }: SystemValueCollaborators) {
    this.#store = store;
    this.#messages = messages;
    this.#clock = clock;
    this.#profiles = profiles;
  }

  async load(): Promise<void> {
    const generation = this.#generation;
    const { rows } = await this.#store.query<{ name: string; value: Value }>('SELECT name, value FROM system_value');
    if (generation !== this.#generation) return this.load();
    this.#replace(new Map(rows.flatMap(({ name, value }) => (isSystemValue(name) ? [[name, value] as const] : []))));
  }

  /** Loads again, and keeps trying while the store cannot be read. */
  reload(): void {
    this.#cancelReload?.();
    this.load().catch(() => {
      // A load that was under way at the end fails after it: nobody must try again then.
      if (!this.#closed) this.#cancelReload = this.#clock.after(retryAfter, () => this.reload());
    });
  }

  stopReloading(): void {
    this.#closed = true;
    this.#cancelReload?.();
  }

  get<N extends SystemValueName>(name: N): SystemValueType<N> {
    return current(this.#changed, name, this.#clock) as SystemValueType<N>;
  }

  snapshot(): SystemValueSnapshot {
    const changed = this.#changed;
    const clock = this.#clock;
    return { get: <N extends SystemValueName>(name: N) => current(changed, name, clock) as SystemValueType<N> };
  }

  describe(name: string): SystemValue {
    if (!isSystemValue(name)) throw this.#messages.escape('CPF1028', [name]);
    return { name, definition: definition(name), value: current(this.#changed, name, this.#clock) };
  }

  list(category?: Definition['category']): SystemValue[] {
    return Object.entries(definitions)
      .filter(([, each]) => category === undefined || each.category === category)
      .map(([name]) => this.describe(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async change(by: Requester, name: string, input: string | readonly string[]): Promise<void> {
    const { name: known, definition } = this.describe(name);
    if (definition.authority === undefined) throw this.#messages.escape('CPF1030', [name]);
    const authorities = await this.#profiles.specialAuthorities(by);
    if (definition.authority.some(needed => !authorities.has(needed))) {
      throw this.#messages.escape('CPF1831', [name]);
    }
    const parsed = parse(definition, input);
    if ('wrong' in parsed) throw this.#messages.escape(parsed.wrong, [name]);
    this.#checkTogether(known, parsed.value);
    await this.#store.batch([
      {
        text: `INSERT INTO system_value (name, value) VALUES ($1, $2::jsonb)
          ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        params: [name, parsed.value as Json],
      },
      { text: 'SELECT pg_notify($1, $2)', params: [channel, name] },
    ]);
    this.#generation++;
    this.#replace(new Map(this.#changed).set(known, parsed.value));
  }

  onChange(listener: (name: SystemValueName) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Refuses what contradicts another system value. */
  #checkTogether(name: SystemValueName, value: Value): void {
    const minimum = name === 'QPWDMINLEN' ? Number(value) : this.get('QPWDMINLEN');
    const maximum = name === 'QPWDMAXLEN' ? Number(value) : this.get('QPWDMAXLEN');
    const withoutQsys = name === 'QSYSLIBL' && !(value as readonly string[]).includes('QSYS');
    if (minimum > maximum || withoutQsys) throw this.#messages.escape('CPF1852', [name]);
  }

  #replace(changed: Changed): void {
    const before = this.#changed;
    this.#changed = changed;
    for (const name of new Set([...before.keys(), ...changed.keys()])) {
      if (JSON.stringify(before.get(name)) === JSON.stringify(changed.get(name))) continue;
      for (const listener of this.#listeners) listener(name);
    }
  }
}

function current(changed: Changed, name: SystemValueName, clock: Clock): Value {
  return isTimeValue(name) ? timeOfDay(name, clock.now()) : (changed.get(name) ?? definition(name).initial);
}
