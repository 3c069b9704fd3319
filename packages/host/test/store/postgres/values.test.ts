import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StoreError } from '../../../src/store/error.ts';
import type { Param, Store } from '../../../src/store/store.ts';
import { temporaryStore } from '../temporary-store.ts';

/** Text that PostgreSQL can hold: no U+0000. */
const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter(value => !value.includes('\0'));
const int4 = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
const int8 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const bytes = fc.uint8Array({ maxLength: 5000 }).map(value => Buffer.from(value));
/** 4713 BC to 294276 AD, in microseconds since 1970. */
const instant = fc.bigInt({ min: -210_866_803_200_000_000n, max: 9_224_318_015_999_999_999n % 2n ** 63n });
const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 8 });

const roundTrips: readonly (readonly [type: string, values: fc.Arbitrary<unknown>])[] = [
  ['bool', fc.boolean()],
  ['int2', fc.integer({ min: -0x8000, max: 0x7fff })],
  ['int4', int4],
  ['int8', int8],
  ['oid', fc.integer({ min: 0, max: 0xffff_ffff })],
  ['float4', fc.float()],
  ['float8', fc.double()],
  ['text', text],
  ['varchar', text],
  ['bytea', bytes],
  ['timestamptz', instant],
  ['timestamp', instant],
  ['numeric', fc.tuple(int8, fc.nat(999)).map(([whole, fraction]) => `${whole}.${String(fraction).padStart(3, '0')}`)],
  ['uuid', fc.uuid()],
  [
    'jsonb',
    // As a text carries it: without -0, and without what PostgreSQL's text does not hold.
    fc
      .json()
      .filter(json => json !== 'null' && !json.includes('\\u'))
      .map(json => JSON.parse(json.replaceAll('-0', '0')) as unknown),
  ],
  ['bool[]', fc.array(nullable(fc.boolean()))],
  ['int2[]', fc.array(nullable(fc.integer({ min: -0x8000, max: 0x7fff })))],
  ['int4[]', fc.array(nullable(int4))],
  ['int8[]', fc.array(nullable(int8))],
  ['text[]', fc.array(nullable(text))],
  ['bytea[]', fc.array(nullable(bytes))],
  ['float8[]', fc.array(nullable(fc.double()))],
  ['timestamptz[]', fc.array(nullable(instant))],
  ['int4[]', fc.array(fc.tuple(int4, int4), { minLength: 1 })],
];

test('values come back as they were sent', async t => {
  const store = await temporaryStore(t);
  for (const [type, values] of roundTrips)
    await t.test(type, () =>
      fc.assert(
        fc.asyncProperty(values, async value => {
          const returned = await echo(store, type, value as Param);
          assert.deepEqual(returned, value);
        }),
        { numRuns: 60 },
      ),
    );
});

async function echo(store: Store, type: string, value: Param): Promise<unknown> {
  const { rows } = await store.query<{ value: unknown }>(`SELECT $1::${type} AS value`, [value]);
  return rows[0]?.value;
}

test('PostgreSQL understands the same value as we do', async t => {
  const store = await temporaryStore(t);
  const printed: readonly (readonly [type: string, value: Param, text: string])[] = [
    ['bool', true, 'true'],
    ['int2', -2, '-2'],
    ['int8', -(2n ** 63n), '-9223372036854775808'],
    ['int8', 12, '12'],
    ['int4', '17', '17'],
    ['float8', 0.1, '0.1'],
    ['float4', Number.NaN, 'NaN'],
    ['bytea', Buffer.from([0, 0xff, 0x40]), '\\x00ff40'],
    ['timestamptz', 0n, '1970-01-01 00:00:00+00'],
    ['timestamptz', 1_700_000_000_123_456n, '2023-11-14 22:13:20.123456+00'],
    ['timestamp', new Date('2001-02-03T04:05:06.789Z'), '2001-02-03 04:05:06.789'],
    ['timestamptz', 2n ** 63n - 1n, 'infinity'],
    ['timestamptz', -(2n ** 63n), '-infinity'],
    ['date', '2024-02-29', '2024-02-29'],
    ['numeric', '12345678901234567890.120', '12345678901234567890.120'],
    ['numeric', 7, '7'],
    ['jsonb', { a: [1, 'x', null] }, '{"a": [1, "x", null]}'],
    ['jsonb', 'word', '"word"'],
    ['int4[]', [1, null, 3], '{1,NULL,3}'],
    ['int4[]', [], '{}'],
    [
      'text[]',
      [
        ['a', 'b,"'],
        ['', 'NULL'],
      ],
      '{{a,"b,\\""},{"","NULL"}}',
    ],
    ['bytea[]', [Buffer.from([1])], '{"\\\\x01"}'],
    ['int4range', '[1,5)', '[1,5)'],
  ];
  for (const [type, value, expected] of printed) {
    const { rows } = await store.query<{ text: string }>(`SELECT ($1::${type})::text AS text`, [value]);
    assert.equal(rows[0]?.text, expected, type);
    const { rows: read } = await store.query<{ same: boolean }>(
      `SELECT $1::${type} = '${expected.replaceAll("'", "''")}'::${type} AS same`,
      [value],
    );
    assert.equal(read[0]?.same, true, type);
  }
});

test('NULL is null in every type', async t => {
  const store = await temporaryStore(t);
  for (const [type] of roundTrips) assert.equal(await echo(store, type, null), null, type);
});

test('a value that is not one of the type is refused before anything is sent', async t => {
  const store = await temporaryStore(t);
  const unfit: readonly (readonly [type: string, value: unknown])[] = [
    ['int2', 40_000],
    ['int4', 1.5],
    ['int4', 'x'],
    ['int4', 2n ** 40n],
    ['int8', 2n ** 63n],
    ['int8', Number.MAX_SAFE_INTEGER + 1],
    ['bool', 'true'],
    ['bytea', 'text'],
    ['timestamptz', new Date(Number.NaN)],
    ['float8', '1'],
    ['text', { a: 1 }],
    ['int4[]', 5],
    ['int4[]', [[1, 2], [3]]],
    ['int4[]', [[1, 2], 3]],
    ['json', () => 1],
  ];
  for (const [type, value] of unfit)
    await assert.rejects(
      echo(store, type, value as Param),
      (error: StoreError) => error.code === 'bad-parameter',
      type,
    );
  await assert.rejects(store.query('SELECT $1::int4', [1, 2]), (error: StoreError) => error.code === 'bad-parameter');
  assert.equal(await echo(store, 'int4', 1), 1, 'the connection is as good as before');
});

test('arrays carry the rows of a statement', async t => {
  const store = await temporaryStore(t);
  await store.query('CREATE TABLE public.entry (id int8, key bytea, note text)');
  const count = 5000;
  const { count: inserted } = await store.query(
    'INSERT INTO public.entry SELECT * FROM unnest($1::int8[], $2::bytea[], $3::text[])',
    [
      Array.from({ length: count }, (_, at) => BigInt(at)),
      Array.from({ length: count }, (_, at) => Buffer.from([at & 0xff])),
      Array.from({ length: count }, (_, at) => (at % 2 === 0 ? null : `note ${at}`)),
    ],
  );
  assert.equal(inserted, count);
  const { rows } = await store.query('SELECT * FROM public.entry WHERE id = 4097');
  assert.deepEqual(rows, [{ id: 4097n, key: Buffer.from([1]), note: 'note 4097' }]);
});
