import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import type { CommandDefinition } from '../../../src/cl/definition/command.ts';
import type { JobDescription } from '../../../src/system/jobs/job.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import { networkAttributes } from '../../../src/system/network-attributes/definitions.ts';
import { definitions } from '../../../src/system/values/definitions/index.ts';
import { profile } from '../../system/fakes/profiles.ts';
import { escapeMessage } from '../escape-message.ts';
import { storage, textOf } from '../fakes.ts';
import { caller, errorCode, int, type SomeRooms } from './rooms.ts';

const at = (year: number, ...rest: [number, number, number, number, number]) =>
  new Date(year, rest[0] - 1, ...rest.slice(1)).getTime();

/** Calls an API with a receiver of this many bytes, and returns it. */
async function receive(rooms: SomeRooms, api: string, size: number, ...rest: Buffer[]): Promise<Buffer> {
  const receiver = Buffer.alloc(size);
  await caller(rooms)(api, [receiver, int(size), ...rest]);
  return receiver;
}

const text = (bytes: Buffer, from: number, length: number) => textOf(bytes.subarray(from, from + length)).trimEnd();

test('QUSROBJD: the four formats have the lengths that clients allocate', async () => {
  const rooms: SomeRooms = {
    objects: {
      resolve: async () => ({
        id: 1n,
        name: 'ORDERS',
        library: 'SALES',
        type: '*DTAQ',
        attribute: 'X',
        owner: 'ANNA',
        text: 'Orders to ship',
        createdBy: 'BOB',
        created: at(2024, 2, 29, 13, 4, 5),
        changed: at(1999, 12, 31, 23, 59, 59),
      }),
    },
    objectAuthority: { display: async () => ({ primaryGroup: undefined }) as never },
  };
  const describe = (format: string, size: number) =>
    receive(rooms, 'QUSROBJD', size, storage(format), storage('ORDERS    *LIBL     '), storage('*DTAQ', 10));
  for (const [format, size] of [
    ['OBJD0100', 90],
    ['OBJD0200', 180],
    ['OBJD0300', 460],
    ['OBJD0400', 667],
  ] as const) {
    const described = await describe(format, 1000);
    assert.deepEqual([described.readInt32BE(0), described.readInt32BE(4)], [size, size], format);
  }
  const full = await describe('OBJD0400', 667);
  assert.deepEqual(
    [
      [8, 10],
      [18, 10],
      [28, 10],
      [38, 10],
      [52, 10],
      [64, 13],
      [77, 13],
      [90, 10],
      [100, 50],
      [219, 10],
      [390, 9],
      [507, 10],
      [517, 10],
    ].map(([from, length]) => text(full, from!, length!)),
    [
      'ORDERS',
      '*LIBL',
      '*DTAQ',
      'SALES',
      'ANNA',
      '1240229130405',
      '0991231235959',
      'X',
      'Orders to ship',
      'BOB',
      'V07R05M00',
      '*NONE',
      '*NONE',
    ],
  );
  await assert.rejects(describe('OBJD0500', 90), escapeMessage('CPF3C21'));
});

test('QSYRUSRI: what clients read of a user is where they read it', async () => {
  const anna = profile('ANNA', {
    text: 'Anna of Sales',
    specialAuthorities: new Set(['*JOBCTL', '*IOSYSCFG']),
    supplementalGroups: ['SALES', 'AUDIT'],
    initialProgram: { name: 'MENU', library: 'SHOP' },
    passwordExpirationInterval: '*NOMAX',
    userOptions: ['*EXPERT'],
    homeDirectory: '/home/anna',
  });
  const usage = {
    previousSignOn: at(2025, 1, 2, 3, 4, 5),
    invalidAttempts: 2,
    lastInvalidAttempt: undefined,
    passwordChanged: at(2000, 1, 1, 0, 0, 0),
    hasPassword: true,
    passwordSetExpired: false,
    passwordExpires: undefined,
    isGroup: true,
    ownedObjects: 0,
  };
  const rooms: SomeRooms = { profiles: { describe: async () => ({ profile: anna, usage }) } };
  const user = await receive(rooms, 'QSYRUSRI', 2000, storage('USRI0300'), storage('ANNA', 10), errorCode(0));
  const texts: Record<string, readonly [number, number]> = {
    ANNA: [8, 10],
    1250102030405: [18, 13],
    '*ENABLED': [36, 10],
    '*USER': [73, 10],
    NNYNNNNY: [83, 15],
    MENU: [168, 10],
    SHOP: [178, 10],
    'Anna of Sales': [198, 50],
    NYNNNNN: [444, 36],
    '*PRIVATE': [574, 10],
  };
  for (const [value, [from, length]] of Object.entries(texts)) assert.equal(text(user, from, length), value);
  assert.deepEqual(
    [32, 56, 68, 280].map(from => user.readInt32BE(from)),
    [2, -1, -1, -1],
  );
  assert.equal(user.subarray(46, 54).toString('hex'), '8000000000000000', 'the turn of the century');
  assert.equal(user.subarray(60, 68).toString('hex'), '0000000000000000', 'never');
  const [groups, count, home] = [584, 588, 600].map(from => user.readInt32BE(from)) as [number, number, number];
  assert.equal(count, 2);
  assert.equal(text(user, groups, 20), 'SALES     AUDIT');
  assert.equal(user.readInt32BE(home), 13488);
  assert.equal(charset(13488).decode(user, home + 32, home + 32 + user.readInt32BE(home + 16)), '/home/anna');
  assert.equal(text(user, 632, 1), '1');
});

const description: JobDescription = {
  id: { number: '000123', user: 'QUSER', name: 'QZRCSRVS' },
  status: '*ACTIVE',
  type: 'prestart',
  currentUser: 'ANNA',
  subsystem: 'QUSRWRK',
  entered: at(2025, 1, 2, 3, 4, 5),
  started: at(2025, 1, 2, 3, 4, 6),
  ended: undefined,
  endCode: undefined,
  libraries: { system: ['QSYS', 'QSYS2'], current: 'SHOP', user: ['QGPL'] },
  ccsid: 65535,
  defaultCcsid: 37,
  attributes: {
    RUNPTY: '20',
    DFTWAIT: '*NOMAX',
    OUTQ: 'QUSRSYS/PRT01',
    LOG: '4 10 *SECLVL',
    SWS: '10000001',
    CNTRYID: 'US',
    JOBMSGQMX: '16',
    TIMESLICE: '2000',
  },
  endRequested: false,
  queue: undefined,
};

const jobRooms: SomeRooms = {
  jobs: {
    describe: async () => description,
    require: async id => {
      if (id.number !== undefined && id.number !== '000123') throw catalogue.escape('CPF1321', ['', '', id.number]);
      return description;
    },
  },
  profiles: { find: async () => profile('ANNA') },
};
const job = (format: string, size: number, name: Buffer, internal = Buffer.alloc(16, 0x40)) =>
  receive(jobRooms, 'QUSRJOBI', size, storage(format), name, internal);
const current = storage('*', 26);

test('QUSRJOBI: every format has the length that clients allocate', async () => {
  const sizes = {
    JOBI0150: 144,
    JOBI0200: 191,
    JOBI0300: 187,
    JOBI0400: 584,
    JOBI0500: 83,
    JOBI0600: 322,
    JOBI0700: 124,
    JOBI1000: 144,
  };
  for (const [format, size] of Object.entries(sizes)) {
    const described = await job(format, 3028, current);
    assert.deepEqual([described.readInt32BE(4), text(described, 8, 26)], [size, 'QZRCSRVS  QUSER     000123'], format);
    assert.equal(text(described, 50, 12), '*ACTIVE   BJ');
  }
  await assert.rejects(job('JOBI0800', 100, current), escapeMessage('CPF3C21'));
});

test('QUSRJOBI: attributes stand where clients read them', async () => {
  const run = await job('JOBI0150', 144, current);
  assert.deepEqual(
    [64, 68, 72].map(from => run.readInt32BE(from)),
    [20, 2000, -1],
  );
  assert.equal(text(await job('JOBI0300', 187, current), 84, 20), 'PRT01     QUSRSYS');
  const defined = await job('JOBI0400', 584, current);
  assert.deepEqual(
    [text(defined, 62, 13), text(defined, 75, 13), text(defined, 345, 2), text(defined, 349, 8)],
    ['1250102030405', '1250102030406', 'US', '10000001'],
  );
  assert.deepEqual(
    [300, 368, 372, 504].map(from => defined.readInt32BE(from)),
    [65535, 16, 37, 1620],
  );
  const logging = await job('JOBI0500', 83, current);
  assert.deepEqual([logging.readInt32BE(68), text(logging, 72, 1), text(logging, 73, 10)], [10, '4', '*SECLVL']);
  const active = await job('JOBI0600', 322, current);
  assert.deepEqual(
    [text(active, 71, 20), text(active, 91, 10), text(active, 296, 10)],
    ['QUSRWRK   QSYS', 'ANNA', 'ANNA'],
  );
  const list = await job('JOBI0700', 3028, current);
  assert.deepEqual(
    [64, 68, 72, 76].map(from => list.readInt32BE(from)),
    [2, 0, 1, 1],
  );
  assert.equal(text(list, 80, 44), 'QSYS       QSYS2      SHOP       QGPL');
});

test('QUSRJOBI finds jobs by name, in part, and by the identifier that it gave', async () => {
  const named = await job('JOBI0150', 144, storage('QZRCSRVS  QUSER     000123'));
  const internal = named.subarray(34, 50);
  assert.equal(text(await job('JOBI0150', 144, storage('*INT', 26), Buffer.from(internal)), 28, 6), '000123');
  await assert.rejects(job('JOBI0150', 144, storage('*INT', 26)), escapeMessage('CPF3C51'));
  await assert.rejects(job('JOBI0150', 144, storage('NOSUCH    NOBODY    999999')), escapeMessage('CPF3C53'));
});

test('QWCRSVAL: characters, numbers and lists, each aligned', async () => {
  const known: Record<string, unknown> = { QDATFMT: 'MDY', QCCSID: 65535, QUSRLIBL: ['QGPL', 'QTEMP'] };
  const rooms: SomeRooms = {
    systemValues: {
      describe: name => {
        if (!(name in known)) throw catalogue.escape('CPF1028', [name]);
        return { name, definition: definitions[name]!, value: known[name] } as never;
      },
    },
  };
  const names = (...wanted: string[]) => storage(wanted.map(one => one.padEnd(10)).join(''));
  const values = await receive(rooms, 'QWCRSVAL', 600, int(3), names('QDATFMT', 'QCCSID', 'QUSRLIBL'), errorCode(0));
  assert.equal(values.readInt32BE(0), 3);
  const found = [4, 8, 12].map(from => {
    const offset = values.readInt32BE(from);
    assert.equal(offset % 4, 0);
    const data = values.subarray(offset + 16, offset + 16 + values.readInt32BE(offset + 12));
    return [text(values, offset, 10), text(values, offset + 10, 1), data] as const;
  });
  assert.deepEqual(
    found.map(([name, type]) => [name, type]),
    [
      ['QDATFMT', 'C'],
      ['QCCSID', 'B'],
      ['QUSRLIBL', 'C'],
    ],
  );
  assert.equal(textOf(found[0]![2]), 'MDY');
  assert.equal(found[1]![2].readInt32BE(), 65535);
  assert.deepEqual([found[2]![2].length, textOf(found[2]![2].subarray(0, 20))], [250, 'QGPL      QTEMP     ']);
  await assert.rejects(receive(rooms, 'QWCRSVAL', 600, int(1), names('QNONE')), escapeMessage('CPF1860', /QNONE/));
  await assert.rejects(receive(rooms, 'QWCRSVAL', 600, int(2), names('QDATFMT')), escapeMessage('CPF1862'));
  await assert.rejects(
    receive(rooms, 'QWCRSVAL', 600, int(501), Buffer.concat(Array(501).fill(names('QDATFMT')))),
    escapeMessage('CPF1862'),
  );
  await assert.rejects(receive(rooms, 'QWCRSVAL', 8, int(1), names('QDATFMT')), escapeMessage('CPF1861'));
});

test('QWCRSVAL: decimals without their point, a path in its structure', async () => {
  const known: Record<string, unknown> = { QSTGLOWLMT: 7.25, QLOCALE: '/locale/EN_US' };
  const describe = (name: string) => ({ name, definition: definitions[name]!, value: known[name] }) as never;
  const names = (...wanted: string[]) => storage(wanted.map(one => one.padEnd(10)).join(''));
  const retrieve = () =>
    receive({ systemValues: { describe } }, 'QWCRSVAL', 3000, int(2), names('QSTGLOWLMT', 'QLOCALE'), errorCode(0));
  const values = await retrieve();
  assert.equal(values.readInt32BE(values.readInt32BE(4) + 16), 72_500);
  const path = values.readInt32BE(8) + 16;
  assert.deepEqual(
    [values.readInt32BE(path - 4), values.readInt32BE(path), values.readInt32BE(path + 16)],
    [2080, 13488, 26],
  );
  assert.equal(values.toString('latin1', path + 32, path + 58).replaceAll('\0', ''), '/locale/EN_US');
  known.QLOCALE = '*C';
  const special = await retrieve();
  assert.deepEqual([special.readInt32BE(path - 4), special.readInt32BE(path + 16)], [2080, 1]);
  assert.equal(text(special, path + 32, 20), '*C');
});

test('QWCRNETA: network attributes, as system values are retrieved', async () => {
  const list = async () => [
    { name: 'SYSNAME', definition: networkAttributes.SYSNAME!, value: 'BIGIRON' },
    { name: 'MAXHOP', definition: networkAttributes.MAXHOP!, value: 16 },
  ];
  const names = (...wanted: string[]) => storage(wanted.map(one => one.padEnd(10)).join(''));
  const rooms: SomeRooms = { networkAttributes: { list } };
  const values = await receive(rooms, 'QWCRNETA', 600, int(2), names('MAXHOP', 'SYSNAME'), errorCode(0));
  const [hops, name] = [values.readInt32BE(4), values.readInt32BE(8)];
  assert.deepEqual([text(values, hops, 11), values.readInt32BE(hops + 16)], ['MAXHOP    B', 16]);
  assert.deepEqual([text(values, name, 11), text(values, name + 16, 8)], ['SYSNAME   C', 'BIGIRON']);
  await assert.rejects(receive(rooms, 'QWCRNETA', 600, int(1), names('QDATE')), escapeMessage('CPF1860', /QDATE/));
});

test('QCDRCMDI: which settings a command is for, and that it is threadsafe', async () => {
  const rooms: SomeRooms = {
    objects: { resolve: async () => ({ name: 'DSPLIBL', library: 'QSYS', text: 'Show the library list' }) as never },
    commandDefinitions: new Map([
      ['DSPLIBL', { allow: ['*BATCH', '*EXEC'], limitedUsers: true, positional: 1 } as unknown as CommandDefinition],
    ]),
  };
  const command = await receive(
    rooms,
    'QCDRCMDI',
    350,
    storage('CMDI0100'),
    storage('DSPLIBL   *LIBL     '),
    errorCode(0),
  );
  assert.equal(command.readInt32BE(4), 335);
  assert.deepEqual(
    [text(command, 8, 20), text(command, 108, 15), text(command, 123, 1)],
    ['DSPLIBL   QSYS', '001010000', '1'],
  );
  assert.deepEqual([command.readInt32BE(124), command.readInt32BE(328)], [1, 37]);
  assert.deepEqual([text(command, 264, 50), text(command, 333, 2)], ['Show the library list', '11']);
});

test('QWCCVTDT converts between the formats, and knows a timestamp of the machine', async () => {
  const call = caller({});
  const convert = async (from: string, input: Buffer, to: string) => {
    const output = Buffer.alloc(17);
    await call('QWCCVTDT', [storage(from, 10), input, storage(to, 10), output, errorCode(0)]);
    return output;
  };
  const moment = storage('20240229130405678');
  for (const [format, written] of Object.entries({
    '*MDYY': '02292024130405678',
    '*DMYY': '29022024130405678',
    '*LONGJUL': '2024060130405678',
    '*YMD': '1240229130405678',
    '*MDY': '1022924130405678',
    '*JUL': '124060130405678',
  })) {
    const there = await convert('*YYMD', moment, format);
    assert.equal(textOf(there).replace(/\0+$/, ''), written);
    assert.equal(textOf(await convert(format, there, '*YYMD')), '20240229130405678', format);
  }
  const machine = await convert('*YYMD', storage('20000101000000000'), '*DTS');
  assert.equal(machine.subarray(0, 8).toString('hex'), '8000000000000000');
  assert.equal(textOf(await convert('*DTS', machine, '*YYMD')), '20000101000000000');
  await assert.rejects(convert('*ISO', moment, '*YYMD'), escapeMessage('CPF1847'));
  await assert.rejects(convert('*YYMD', storage('2024ABCD130405678'), '*DTS'), escapeMessage('CPF1848'));
});

test('QWCRTVCA names the job', async () => {
  const attributes = await receive({}, 'QWCRTVCA', 46, storage('RTVC0100'), int(1), int(1009), errorCode(0));
  assert.equal(attributes.readInt32BE(0), 1);
  assert.equal(text(attributes, 20, 26), 'QZRCSRVS  QUSER     000123');
  await assert.rejects(receive({}, 'QWCRTVCA', 46, storage('RTVC0100'), int(1), int(1)), escapeMessage('CPF3C82'));
});
