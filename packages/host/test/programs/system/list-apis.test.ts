import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JobDescription, JobListing } from '../../../src/system/jobs/job.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { ObjectDescription } from '../../../src/system/objects/object.ts';
import type { UserSpaceDescription } from '../../../src/system/user-spaces/user-space.ts';
import { profile } from '../../system/fakes/profiles.ts';
import { escapeMessage } from '../escape-message.ts';
import { fakeJob, storage, textOf } from '../fakes.ts';
import { caller, errorCode, int, type SomeRooms } from './rooms.ts';

const users = [
  profile('ANNA', { groupProfile: 'TEAM', groups: ['TEAM'], text: 'Anna' }),
  profile('BERT', { text: 'Bert' }),
  profile('TEAM', { text: 'The team' }),
];

const rooms: SomeRooms = {
  profiles: {
    list: async (_job, name) => users.filter(user => name === '*ALL' || user.name === name),
    groups: async () => new Set(['TEAM']),
    require: async name => {
      const found = users.find(user => user.name === name);
      if (found === undefined) throw catalogue.escape('CPF2204', [name]);
      return found;
    },
    find: async name => users.find(user => user.name === name),
  },
};

/** The handle in the list information. */
const handleOf = (information: Buffer) => information.subarray(8, 12);

/** What QGYOLOBJ is told besides the fields. */
interface Wanted {
  readonly sort?: Buffer;
  readonly authority?: Buffer;
  readonly chosen?: Buffer;
}

async function listUsers(format: string, selection: string, group: string, more: Buffer[] = []) {
  const call = caller(rooms);
  const [information, receiver] = [Buffer.alloc(80), Buffer.alloc(1000)];
  const head = [
    Buffer.alloc(0),
    int(0),
    information,
    int(-1),
    storage(format),
    storage(selection, 10),
    storage(group, 10),
  ];
  await call('QGYOLAUS', [...head, errorCode(0), ...more]);
  const size = information.readInt32BE(12);
  await call('QGYGTLE', [...[receiver, int(1000), handleOf(information), information, int(-1), int(1), errorCode(0)]]);
  const count = information.readInt32BE(4);
  await call('QGYCLST', [handleOf(information), errorCode(0)]);
  await assert.rejects(call('QGYCLST', [handleOf(information), errorCode(0)]), escapeMessage('GUI0001'));
  return Array.from({ length: count }, (_, i) => textOf(receiver.subarray(i * size, (i + 1) * size)).trimEnd());
}

test('QGYOLAUS: users, groups and members, with or without text', async () => {
  assert.deepEqual(await listUsers('AUTU0150', '*ALL', '*NONE'), [
    'ANNA      00Anna',
    'BERT      00Bert',
    'TEAM      11The team',
  ]);
  assert.deepEqual(await listUsers('AUTU0100', '*GROUP', '*NONE'), ['TEAM      11']);
  assert.deepEqual(await listUsers('AUTU0100', '*USER', '*NONE'), ['ANNA      00', 'BERT      00']);
  assert.deepEqual(await listUsers('AUTU0100', '*MEMBER', 'TEAM'), ['ANNA      00']);
  assert.deepEqual(await listUsers('AUTU0100', '*MEMBER', '*NOGROUP'), ['BERT      00']);
  assert.deepEqual(await listUsers('AUTU0100', '*ALL', '*NONE', [storage('BERT', 10)]), ['BERT      00']);
  await assert.rejects(listUsers('AUTU0300', '*ALL', '*NONE'), escapeMessage('CPF3C21'));
  await assert.rejects(listUsers('AUTU0100', '*NOBODY', '*NONE'), escapeMessage('CPF3C3A'));
  await assert.rejects(listUsers('AUTU0100', '*MEMBER', '*NONE'), escapeMessage('CPF3C3A'));
  await assert.rejects(listUsers('AUTU0100', '*ALL', 'TEAM'), escapeMessage('CPF3C3A'));
  await assert.rejects(listUsers('AUTU0100', '*MEMBER', 'NOBODY'), escapeMessage('CPF2204'));
});

const description = (number: string, name: string, more: Partial<JobDescription> = {}): JobDescription => ({
  id: { number, user: 'QUSER', name },
  status: '*ACTIVE',
  type: 'prestart',
  currentUser: 'ANNA',
  subsystem: 'QUSRWRK',
  entered: 0,
  started: 0,
  ended: undefined,
  endCode: undefined,
  libraries: { system: [], current: undefined, user: [] },
  ccsid: 37,
  defaultCcsid: 37,
  attributes: { RUNPTY: '20' },
  endRequested: false,
  queue: undefined,
  ...more,
});

const listing = (job: JobDescription, allowed = true): JobListing => ({
  summary: job,
  description: allowed ? job : undefined,
});

const jobs = [
  listing(description('000003', 'QZRCSRVS', { attributes: { RUNPTY: '30' } })),
  listing(description('000001', 'QZHQSSRV'), false),
  listing(
    description('000002', 'NIGHT', {
      ...{ status: '*JOBQ', type: 'batch', currentUser: 'BERT' },
      queue: { name: 'QBATCH', library: 'QGPL', held: true },
    }),
  ),
];

/** OLJS0200 with these statuses. */
function selection(name: string, statuses: readonly string[] = []): Buffer {
  const bytes = Buffer.alloc(108 + 10 * statuses.length);
  storage(`${name.padEnd(10)}*ALL      *ALL  *`, 28).copy(bytes);
  bytes.writeInt32BE(108, 28);
  bytes.writeInt32BE(statuses.length, 32);
  for (const [i, status] of statuses.entries()) storage(status, 10).copy(bytes, 108 + 10 * i);
  return bytes;
}

async function listJobs(chosen: Buffer, keys: readonly number[], sort: Buffer = int(0)) {
  const call = caller({ ...rooms, jobs: { list: async () => jobs } });
  const [receiver, information, definition] = [Buffer.alloc(1000), Buffer.alloc(80), Buffer.alloc(100)];
  await call('QGYOLJOB', [
    ...[receiver, int(1000), storage('OLJB0200'), definition, int(100), information, int(-1), sort],
    ...[chosen, int(chosen.length), int(keys.length), Buffer.concat(keys.map(int)), errorCode(0), storage('OLJS0200')],
  ]);
  const size = information.readInt32BE(12);
  const entries = Array.from({ length: information.readInt32BE(4) }, (_, i) =>
    receiver.subarray(i * size, (i + 1) * size),
  );
  return { size, entries, definition };
}

test('QGYOLJOB: jobs with the fields that are asked for, chosen and in order', async () => {
  const { size, entries, definition } = await listJobs(selection('*ALL'), [1802, 305]);
  assert.equal(size, 60 + 4 + 10);
  assert.deepEqual(
    Array.from({ length: 11 }, (_, i) => definition.readInt32BE(4 * i)).filter((_, i) => i !== 3 && i !== 8),
    [2, 20, 1802, 4, 60, 20, 305, 10, 64],
  );
  assert.deepEqual([textOf(definition.subarray(12, 13)), textOf(definition.subarray(32, 33))], ['B', 'C']);
  const [command, queues, night] = entries as [Buffer, Buffer, Buffer];
  assert.equal(textOf(command.subarray(0, 26)), 'QZRCSRVS  QUSER     000003');
  assert.equal(textOf(command.subarray(42, 56)), '*ACTIVE   BJ\0\0');
  assert.deepEqual([command.readInt32BE(60), textOf(command.subarray(64)).trimEnd()], [30, 'ANNA']);
  assert.deepEqual([textOf(queues.subarray(56, 57)), queues.readInt32BE(60)], ['A', 0], 'no authority to look into it');
  assert.equal(textOf(night.subarray(42, 54)), '*JOBQ     B ');

  const names = async (chosen: Buffer, sort?: Buffer, keys: readonly number[] = []) =>
    (await listJobs(chosen, keys, sort)).entries.map(entry => textOf(entry.subarray(0, 10)).trimEnd());
  assert.deepEqual(await names(selection('QZ*')), ['QZRCSRVS', 'QZHQSSRV']);
  assert.deepEqual(await names(selection('*ALL', ['*JOBQ', '*OUTQ'])), ['NIGHT']);
  const by = (start: number, length: number, type: number, order: string) =>
    Buffer.concat([int(1), int(start), int(length), Buffer.from([0, type]), storage(order), Buffer.alloc(1)]);
  assert.deepEqual(await names(selection('*ALL'), by(21, 6, 4, '1')), ['QZHQSSRV', 'NIGHT', 'QZRCSRVS']);
  assert.deepEqual(await names(selection('*ALL'), by(61, 4, 0, '2'), [1802]), ['QZRCSRVS', 'NIGHT', 'QZHQSSRV']);
  await assert.rejects(names(selection('*ALL'), by(60, 4, 0, '1')), escapeMessage('CPF3C3A'), 'beyond the entry');
  await assert.rejects(names(selection('*ALL'), undefined, [4711]), escapeMessage('CPF3C82'));
  await assert.rejects(names(selection('*ALL').subarray(0, 50)), escapeMessage('CPF3C3A'));
  const outside = selection('*ALL');
  outside.writeInt32BE(5, 32);
  await assert.rejects(names(outside), escapeMessage('CPF3C3A'));
});

test('QGYOLJBL: messages of a job log, in either direction, from a key on', async () => {
  const log = ['first', 'second', 'third'].map((text, i) => ({
    key: i + 1,
    message: catalogue.diagnostic('CPF9897', [text]),
    sent: 0,
    fromProgram: 'QCMD',
  }));
  const call = caller({ jobs: { require: async () => jobs[0]!.summary, log: async () => log } });
  const texts = async (direction: string, start: number, fields: readonly number[] = [302]) => {
    const chosen = Buffer.alloc(80 + 4 * fields.length, 0x40);
    storage(`${direction.padEnd(10)}*`, 52).copy(chosen);
    for (const [i, number] of [start, -1, -1, 80, fields.length, 80, 1, ...fields].entries())
      chosen.writeInt32BE(number | 0, 52 + 4 * i);
    const [receiver, information] = [Buffer.alloc(4000), Buffer.alloc(80)];
    const given = [receiver, int(4000), information, int(-1), chosen, int(chosen.length), errorCode(0)];
    await call('QGYOLJBL', given);
    const found: string[] = [];
    for (let at = 0; found.length < information.readInt32BE(4); at = receiver.readInt32BE(at)) {
      const field = receiver.readInt32BE(at + 4);
      const length = receiver.readInt32BE(field + 28);
      found.push(
        `${textOf(receiver.subarray(at + 16, at + 25))} ${textOf(receiver.subarray(field + 32, field + 32 + length))}`,
      );
    }
    return found;
  };
  const said = ['CPF989702 first', 'CPF989702 second', 'CPF989702 third'];
  assert.deepEqual(await texts('*NEXT', 0), said);
  assert.deepEqual(await texts('*PRV', 0xffffffff), [...said].reverse());
  assert.deepEqual(await texts('*NEXT', 2), said.slice(1));
  assert.deepEqual(await texts('*PRV', 2), ['CPF989702 second', 'CPF989702 first']);
  assert.deepEqual(await texts('*PRV', 0), ['CPF989702 first']);
  assert.deepEqual(await texts('*NEXT', 0xffffffff), ['CPF989702 third']);
  await assert.rejects(texts('*NEXT', 0, [4711]), escapeMessage('CPF3C82'));
  await assert.rejects(texts('*AWAY', 0), escapeMessage('CPF3C3A'));
});

test('QGYOLOBJ: objects with fields by key, in order, as far as the user has the authorities', async () => {
  const object = (name: string, text: string): ObjectDescription => ({
    ...{ id: 1n, name, library: 'SHOP', type: '*DTAQ', attribute: '', owner: 'ANNA', text, createdBy: 'ANNA' },
    ...{ created: 0, changed: 0 },
  });
  const call = caller(
    {
      objects: {
        list: async () => [object('A', 'zebra'), object('B', 'apple')],
        resolve: async (_job, name) => {
          if (name.name === 'A') throw catalogue.escape('CPF9802', [name.name, name.library, '*DTAQ']);
          return object(name.name, '');
        },
      },
      objectAuthority: { display: async () => ({ primaryGroup: 'TEAM' }) as never },
    },
    fakeJob(),
  );
  const control = (...authorities: readonly string[]) => {
    const head = [28 + 10 * authorities.length, 1, 28, authorities.length, 0, 0, 0].map(int);
    return Buffer.concat([...head, ...authorities.map(one => storage(one, 10))]);
  };
  const status = (omit: number, ...statuses: readonly string[]) =>
    Buffer.concat([...[20 + statuses.length, omit, 20, statuses.length, 0].map(int), storage(statuses.join(''))]);
  const list = async (
    keys: readonly number[],
    { sort = int(0), authority = control(), chosen = status(0, '*') }: Wanted = {},
  ) => {
    const [receiver, information] = [Buffer.alloc(2000), Buffer.alloc(80)];
    await call('QGYOLOBJ', [
      ...[receiver, int(2000), information, int(-1), sort, storage('*ALL      SHOP      '), storage('*DTAQ', 10)],
      ...[authority, chosen, int(keys.length), Buffer.concat(keys.map(int)), errorCode(0)],
    ]);
    const size = information.readInt32BE(12);
    return Array.from({ length: information.readInt32BE(4) }, (_, i) => receiver.subarray(i * size, (i + 1) * size));
  };
  const [first] = (await list([203, 701, 414])) as [Buffer];
  assert.equal(textOf(first.subarray(0, 31)), 'A         SHOP      *DTAQ      ');
  assert.equal(first.readInt32BE(32), 3);
  assert.deepEqual([first.readInt32BE(36), first.readInt32BE(40), first.readInt32BE(48)], [66, 203, 50]);
  assert.equal(textOf(first.subarray(52, 57)), 'zebra');
  assert.deepEqual([first.readInt32BE(102), first.readInt32BE(106), first.readInt32BE(114)], [20, 701, 4]);
  assert.equal(textOf(first.subarray(138, 148)).trimEnd(), 'TEAM');
  const by = Buffer.concat([int(1), int(53), int(50), Buffer.from([0, 4]), storage('1'), Buffer.alloc(1)]);
  const names = (entries: readonly Buffer[]) => entries.map(entry => textOf(entry.subarray(0, 1)));
  assert.deepEqual(names(await list([203], { sort: by })), ['B', 'A']);
  assert.deepEqual(names(await list([], { authority: control('*OBJMGT') })), ['B']);
  assert.deepEqual(names(await list([], { chosen: status(0, 'A') })), []);
  assert.deepEqual(names(await list([], { chosen: status(1, 'A', 'L') })), ['A', 'B']);
  await assert.rejects(list([4711]), escapeMessage('CPF3C82'));
  await assert.rejects(list([], { authority: control('*NONSENSE') }), escapeMessage('CPF3C3A'));
  await assert.rejects(list([], { authority: int(1) }), escapeMessage('CPF3C3A'));
  await assert.rejects(list([], { chosen: int(1) }), escapeMessage('CPF3C3A'));
});

test('QUSLOBJ: a user space gets the list, with all that is to be known about it', async () => {
  let written = Buffer.alloc(0);
  let size = 140;
  const object = (name: string): ObjectDescription => ({
    ...{ id: 1n, name, library: 'SHOP', type: '*DTAQ', attribute: '', owner: 'ANNA', text: `Queue ${name}` },
    ...{ createdBy: 'ANNA', created: 0, changed: 0 },
  });
  const call = caller({
    objects: { list: async () => [object('A'), object('B')] },
    userSpaces: {
      describe: async () => ({ size }) as UserSpaceDescription,
      change: async (_job, _space, { size: wanted }) => {
        size = wanted as number;
      },
      write: async (_job, space, offset, content) => {
        assert.deepEqual([space, offset], [{ name: 'LIST', library: 'QTEMP' }, 0]);
        written = Buffer.from(content);
      },
    },
  });
  const fill = (format: string) =>
    call('QUSLOBJ', [
      ...[storage('LIST      QTEMP     '), storage(format), storage('*ALL      SHOP      '), storage('*DTAQ', 10)],
      errorCode(0),
    ]);
  await fill('OBJL0200');
  const number = (at: number) => written.readInt32BE(at);
  assert.equal(size, written.length, 'the space was too small');
  assert.deepEqual([number(0x40), number(0x68), number(0x84), number(0x88)], [192, written.length, 2, 108]);
  assert.equal(textOf(written.subarray(0x44, 0x5a)).trimEnd(), '0100OBJL0200QUSLOBJ');
  assert.equal(textOf(written.subarray(0x67, 0x68)), 'C');
  assert.equal(textOf(written.subarray(192, 192 + number(0x70))).slice(0, 28), 'LIST      QTEMP     OBJL0200');
  const entry = textOf(written.subarray(number(0x7c) + 108));
  assert.deepEqual([entry.slice(0, 30), entry.slice(41, 91).trimEnd()], ['B         SHOP      *DTAQ     ', 'Queue B']);
  await fill('OBJL0100');
  assert.deepEqual([number(0x80), number(0x88)], [60, 30]);
  await assert.rejects(fill('OBJL0700'), escapeMessage('CPF3C21'));
});
