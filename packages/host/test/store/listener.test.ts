import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import type { StoreError } from '../../src/store/error.ts';
import { PostgresStore } from '../../src/store/postgres-store.ts';
import type { Store } from '../../src/store/store.ts';
import { undo } from './cleanup.ts';
import { temporaryDatabase, temporaryStore } from './temporary-store.ts';

/** What a listener heard, to be waited for. */
class Heard extends EventEmitter {
  readonly payloads: string[] = [];
  misses = 0;

  readonly handler = (payload: string): void => {
    this.payloads.push(payload);
    this.emit('change');
  };

  readonly missed = (): void => {
    this.misses++;
    this.emit('change');
  };

  async until(satisfied: () => boolean): Promise<void> {
    while (!satisfied()) await once(this, 'change', { signal: AbortSignal.timeout(5000) });
  }
}

async function endListeningConnections(store: Store): Promise<void> {
  await store.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%LISTEN%'`,
  );
}

test('listeners hear their channel, in order, from every store', async t => {
  const server = await temporaryDatabase();
  const [one, other] = [new PostgresStore(server, 2), new PostgresStore(server, 2)];
  undo(t, () => Promise.all([one.close(), other.close()]).then(() => {}));
  const [first, second, odd] = [new Heard(), new Heard(), new Heard()];
  await one.listen('news', first.handler);
  await other.listen('news', second.handler);
  await other.listen('odd "channel"', odd.handler);
  await one.notify('news', 'a');
  await one
    .transaction(async transaction => {
      await transaction.query(`SELECT pg_notify('news', 'never')`);
      throw new Error('rolled back');
    })
    .catch(() => {});
  await other.notify('news', 'b');
  await one.notify('odd "channel"');
  await Promise.all([first.until(() => first.payloads.length === 2), second.until(() => second.payloads.length === 2)]);
  await odd.until(() => odd.payloads.length === 1);
  assert.deepEqual([first.payloads, second.payloads, odd.payloads], [['a', 'b'], ['a', 'b'], ['']]);
});

test('a closed subscription hears nothing, the others go on', async t => {
  const store = await temporaryStore(t);
  const [kept, dropped] = [new Heard(), new Heard()];
  await store.listen('news', kept.handler);
  const subscription = await store.listen('news', dropped.handler);
  const only = await store.listen('other', dropped.handler);
  await Promise.all([subscription.close(), only.close()]);
  await subscription.close();
  await store.notify('other', 'x');
  await store.notify('news', 'y');
  await kept.until(() => kept.payloads.length === 1);
  assert.deepEqual(dropped.payloads, []);
  await store.listen('other', dropped.handler);
  await store.notify('other', 'z');
  await dropped.until(() => dropped.payloads.length === 1);
  assert.deepEqual(dropped.payloads, ['z']);
});

test('when the connection breaks the listener comes back and says that something may be missing', async t => {
  const store = await temporaryStore(t);
  const heard = new Heard();
  const events: string[] = [];
  const missed = () => {
    events.push('missed');
    heard.missed();
  };
  await store.listen('news', heard.handler, missed, () => events.push('lost'));
  for (const round of [1, 2]) {
    await endListeningConnections(store);
    await heard.until(() => heard.misses === round);
    await store.notify('news', `after ${round}`);
    await heard.until(() => heard.payloads.length === round);
  }
  assert.deepEqual(heard.payloads, ['after 1', 'after 2']);
  assert.deepEqual(events, ['lost', 'missed', 'lost', 'missed']);
});

test('whoever starts to listen while the connection is broken listens on the next one', async t => {
  const store = await temporaryStore(t);
  const [old, fresh] = [new Heard(), new Heard()];
  await store.listen('news', old.handler, old.missed);
  const ended = endListeningConnections(store);
  await Promise.all([ended, store.listen('late', fresh.handler)]);
  await old.until(() => old.misses === 1);
  await store.notify('late', 'x');
  await fresh.until(() => fresh.payloads.length === 1);
});

test('a listener that throws does not disturb the others', async t => {
  const store = await temporaryStore(t);
  const heard = new Heard();
  const failures: unknown[] = [];
  const failed = (message: unknown) => failures.push(message);
  subscribe('bigiron:store:subscriber-failed', failed);
  undo(t, () => unsubscribe('bigiron:store:subscriber-failed', failed));
  await store.listen('news', () => {
    throw new Error('mine');
  });
  await store.listen('news', heard.handler, heard.missed);
  await store.notify('news', 'x');
  await heard.until(() => heard.payloads.length === 1);
  assert.equal(failures.length, 1);
  assert.equal(heard.misses, 0);
});

test('a channel name that PostgreSQL would cut is refused', async t => {
  const store = await temporaryStore(t);
  await assert.rejects(
    store.listen('ä'.repeat(32), () => {}),
    (error: StoreError) => error.code === 'bad-parameter',
  );
});
