import type { Session } from '../../store/store.ts';
import { joinTransaction } from '../../store/transaction.ts';
import type { Audit } from '../audit.ts';
import { Known } from '../authority/known.ts';
import type { ObjectAuthority } from '../authority/object-authority.ts';
import { StoredObjectAuthority } from '../authority/stored-object-authority.ts';
import { type Change, publish, type Transactions } from './changes.ts';
import { Finder } from './finder.ts';
import { StoredLibraries } from './libraries.ts';
import type { Libraries, Objects } from './object.ts';
import { type ObjectCollaborators, StoredObjects } from './objects.ts';

/** The object rooms in a transaction that is open on somebody's connection. */
export interface RoomsWithin {
  readonly objects: Objects;
  readonly libraries: Libraries;
  readonly authority: ObjectAuthority;
}

/**
 * The object rooms for one statement of a transaction that is open on `connection` and that its owner ends: they see what it has done,
 * and what they do is undone with it. Other processes hear of changes when it commits; this one when whoever is told by `changed` gives
 * them to the rooms (`SecurityRooms.apply`) after the end of the transaction. After an error the transaction must be rolled back, at
 * least to a savepoint before the call.
 */
export function roomsWithin(
  { messages, values, clock, audit }: Pick<ObjectCollaborators, 'messages' | 'values' | 'clock'> & { audit: Audit },
  connection: Session,
  changed: (change: Change) => void,
): RoomsWithin {
  const store = joinTransaction(connection);
  const listeners = new Set<(change: Change | undefined) => void>();
  const changes: Transactions = {
    listening: true,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async transaction(work) {
      const made: Change[] = [];
      try {
        const result = await work(store, change => made.push(change));
        await publish(store, made);
        return result;
      } finally {
        for (const change of made) {
          for (const listener of listeners) listener(change);
          changed(change);
        }
      }
    },
  };
  const known = new Known(store, changes);
  const finder = new Finder(known, messages, audit);
  const common = { store, changes, known, finder, messages, values, clock };
  return {
    objects: new StoredObjects(common),
    libraries: new StoredLibraries(common),
    authority: new StoredObjectAuthority(common),
  };
}
