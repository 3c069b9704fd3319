import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import type { Audit } from './system/audit.ts';
import type { Clock } from './system/clock.ts';
import { keyFile } from './system/profiles/verifier-key.ts';
import type { Random } from './system/random.ts';
import { openSystem, type System } from './system/system.ts';

export interface RoomOptions {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** Holds the key of the password verifiers; made when there is none. */
  readonly keyFile: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
}

/** The rooms of a host, each built once. */
export interface Rooms extends System {
  readonly store: Store;
}

/** Opens the store and builds the rooms on it. What was opened before something fails is closed again. */
export async function openRooms(options: RoomOptions): Promise<Rooms> {
  const { dataDirectory, databaseUrl, clock, random, audit } = options;
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    const [{ store, stop }, key] = await Promise.all([
      openStore({ dataDir: dataDirectory, databaseUrl }),
      keyFile(options.keyFile, random),
    ]);
    opened.push(stop);
    // The private cluster serves one host: a second one on the same data directory is refused.
    const alone = databaseUrl === undefined;
    const system = await openSystem({ store, clock, random, audit, key, alone });
    opened.push(() => system.close());
    return { ...system, store, close };
  } catch (error) {
    await close();
    throw error;
  }
}
