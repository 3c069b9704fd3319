import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate } from '../../../src/store/migrations.ts';
import { catalogue } from '../../../src/system/messages/shipped-catalogue.ts';
import type { Requester } from '../../../src/system/objects/object.ts';
import { binary, characters, parse } from '../../../src/system/values/conversion.ts';
import { definitions } from '../../../src/system/values/definitions/index.ts';
import { systemValueSchema } from '../../../src/system/values/schema.ts';
import { openSystemValues } from '../../../src/system/values/stored-values.ts';
import { ManualClock } from '../../manual-clock.ts';
import { temporaryStore } from '../../store/temporary-store.ts';
import { profile, securityOfficer, ungrouped } from '../fakes/profiles.ts';

const by = { profile: securityOfficer } as Requester;
const refused = (id: string) => ({ messageId: id });

async function open(t: Parameters<typeof temporaryStore>[0], store = temporaryStore(t)) {
  const opened = await store;
  await migrate(opened, [systemValueSchema]);
  const values = await openSystemValues({
    store: opened,
    messages: catalogue,
    clock: new ManualClock(),
    profiles: ungrouped,
  });
  t.after(() => values.close());
  return values;
}

test('shipped values have the types of their declaration', async t => {
  const values = await open(t);
  const attempts: number | '*NOMAX' = values.get('QMAXSIGN');
  const minimum: number = values.get('QPWDMINLEN');
  const libraries: readonly string[] = values.get('QUSRLIBL');
  assert.deepEqual({ attempts, minimum, libraries }, { attempts: 5, minimum: 6, libraries: ['QGPL', 'QTEMP'] });
});

test('every shipped value that can be changed is one that CHGSYSVAL would take', () => {
  for (const [name, definition] of Object.entries(definitions)) {
    if (definition.authority === undefined) continue;
    const { initial } = definition;
    const given = typeof initial === 'object' ? [...initial] : String(initial);
    assert.deepEqual(parse(definition, given), { value: initial }, name);
  }
});

test('numbers have as many decimals as their declaration says', () => {
  const limit = definitions.QSTGLOWLMT!;
  assert.deepEqual(parse(limit, '7.25'), { value: 7.25 });
  assert.deepEqual(parse(limit, '7.12345'), { wrong: 'CPF1074' });
  assert.deepEqual(parse(limit, '100.5'), { wrong: 'CPF1076' });
  assert.deepEqual(parse(definitions.QMAXJOB!, '40000.5'), { wrong: 'CPF1074' });
  assert.equal(limit.kind === 'decimal' && binary(limit, 7.25), 72_500);
});

test('values as APIs show them have the declared length', () => {
  for (const [name, definition] of Object.entries(definitions)) {
    for (const text of characters(definition, definition.initial) ?? []) {
      assert.equal(text.length, definition.kind === 'decimal' ? 0 : definition.length, name);
    }
  }
  assert.deepEqual(characters(definitions.QMAXSIGN!, 3), ['000003']);
  assert.deepEqual(characters(definitions.QUPSMSGQ!, 'QSYS/QSYSOPR'), ['QSYSOPR   QSYS      ']);
  assert.equal(characters(definitions.QSYSLIBL!, ['QSYS'])!.length, 15);
});

test('a change is there at once here, soon in other processes, and after a restart', async t => {
  const store = await temporaryStore(t);
  const here = await open(t, Promise.resolve(store));
  const there = await open(t, Promise.resolve(store));
  const heard = new Promise(resolve => there.onChange(resolve));
  const before = here.snapshot();
  await here.change(by, 'QMAXSIGN', '000003');
  assert.equal(here.get('QMAXSIGN'), 3);
  assert.equal(before.get('QMAXSIGN'), 5, 'a snapshot stays as it was');
  assert.equal(await heard, 'QMAXSIGN');
  assert.equal(there.get('QMAXSIGN'), 3);
  await here.change(by, 'QUSRLIBL', ['SALES', 'QGPL']);
  assert.deepEqual((await open(t, Promise.resolve(store))).get('QUSRLIBL'), ['SALES', 'QGPL']);
});

test('CHGSYSVAL refuses what IBM i refuses', async t => {
  const values = await open(t);
  const change = (name: string, value: string | readonly string[]) => values.change(by, name, value);
  await assert.rejects(change('QNOSUCH', '1'), refused('CPF1028'));
  await assert.rejects(change('QDATE', '010125'), refused('CPF1030'));
  await assert.rejects(change('QDATFMT', 'XYZ'), refused('CPF1076'));
  await assert.rejects(change('QDATFMT', 'LONGER'), refused('CPF1059'));
  await assert.rejects(change('QPWDMINLEN', 'SIX'), refused('CPF1074'));
  await assert.rejects(change('QPWDMINLEN', '129'), refused('CPF1076'));
  await assert.rejects(change('QMAXSIGN', '26'), refused('CPF1076'));
  await assert.rejects(change('QINACTMSGQ', ['A', 'B', 'C']), refused('CPF1079'));
  await assert.rejects(change('QSYSLIBL', ['QGPL']), refused('CPF1852'));
  await change('QPWDMAXLEN', '10');
  await assert.rejects(change('QPWDMINLEN', '11'), refused('CPF1852'));
  await assert.rejects(values.change({ profile: profile('ANNA') } as Requester, 'QDATFMT', 'YMD'), refused('CPF1831'));
});

test('date and time come from the clock', async t => {
  const zone = process.env.TZ;
  t.after(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  process.env.TZ = 'America/New_York';
  const values = await open(t);
  // The clock stands at 2025-01-02 03:04:05 UTC.
  assert.deepEqual(
    (['QDATE', 'QTIME', 'QDATETIME', 'QDAYOFWEEK', 'QUTCOFFSET', 'QTIMZON', 'QCENTURY'] as const).map(name =>
      values.get(name),
    ),
    ['1250101', '220405000', '20250101220405000000', '*WED', '-0500', 'QN0500UTCS', '1'],
  );
});
