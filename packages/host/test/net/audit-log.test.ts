import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AuditLog, audited } from '../../src/net/audit-log.ts';
import { ManualClock } from '../manual-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'bigiron-audit-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line));
const signon = { event: 'sign-on-refused', door: 'signon', address: '::1', profile: 'ALICE' } as const;

test('each event is a line with its time, on disk at once and on a channel', () => {
  const path = join(folder, 'new', 'audit.jsonl');
  const log = new AuditLog({ path, clock: new ManualClock() });
  const seen: unknown[] = [];
  const listener = (record: unknown) => void seen.push(record);
  audited.subscribe(listener);
  log.record({ ...signon, reason: 'password-incorrect' });
  log.record({ ...signon, event: 'signed-on' });
  audited.unsubscribe(listener);
  const lines = read(path);
  assert.deepEqual(lines[0], { time: '2025-01-02T03:04:05.000Z', ...signon, reason: 'password-incorrect' });
  assert.deepEqual(seen, lines);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  log.close();
});

test('every refused sign-on has its line; noise of the network is counted', () => {
  const path = join(folder, 'noise.jsonl');
  const clock = new ManualClock();
  const log = new AuditLog({ path, clock });
  const noise = { event: 'address-refused', door: 'signon', address: '10.0.0.1', reason: 'not allowed' } as const;
  for (let i = 0; i < 3; i++) log.record(signon);
  for (let i = 0; i < 100; i++) log.record(noise);
  log.record({ ...noise, address: '10.0.0.2' });
  assert.equal(read(path).length, 5);
  clock.advance(10_000);
  assert.equal(read(path).length, 6);
  assert.equal(read(path)[5].repeated, 99);
  log.record(noise);
  log.record(noise);
  log.close();
  assert.deepEqual(
    read(path).map(({ address, repeated }) => [address, repeated]),
    [
      ['::1', undefined],
      ['::1', undefined],
      ['::1', undefined],
      ['10.0.0.1', undefined],
      ['10.0.0.2', undefined],
      ['10.0.0.1', 99],
      ['10.0.0.1', undefined],
      ['10.0.0.1', 1],
    ],
  );
});

test('a file that is full is put aside, and so many are kept', () => {
  const path = join(folder, 'rotated.jsonl');
  const log = new AuditLog({ path, clock: new ManualClock(), maximumSize: 300, kept: 2 });
  for (let i = 0; i < 12; i++) log.record({ ...signon, profile: `USER${i}` });
  log.close();
  const names = [path, `${path}.1`, `${path}.2`].flatMap(one => read(one).map(({ profile }) => profile));
  assert.deepEqual(names.sort(), ['USER10', 'USER11', 'USER6', 'USER7', 'USER8', 'USER9']);
  assert.ok(!existsSync(`${path}.3`));
});

test('a log that is opened again goes on where it was', () => {
  const path = join(folder, 'again.jsonl');
  for (const profile of ['A', 'B']) {
    const log = new AuditLog({ path, clock: new ManualClock() });
    log.record({ ...signon, profile });
    log.close();
  }
  assert.deepEqual(
    read(path).map(({ profile }) => profile),
    ['A', 'B'],
  );
});
