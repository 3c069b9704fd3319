import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import fc from 'fast-check';
import { sqlErrorOf } from '../../../src/database/diagnostics/postgres.ts';
import { SqlError } from '../../../src/database/error.ts';
import { ensureCollation } from '../../../src/database/functions/collation.ts';
import { parseDate, parseTime, parseTimestamp } from '../../../src/database/types/datetime-text.ts';
import { libraryStore } from './library.ts';

/** Texts that are dates and times, or nearly so. */
const digits = (length: number) =>
  fc.array(fc.constantFrom(...'0123456789'), { minLength: length, maxLength: length }).map(list => list.join(''));
const pieces = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
    .chain(([y, m, d]) =>
      fc.constantFrom(
        `${String(y).padStart(4, '0')}-${m}-${d}`,
        `${m}/${d}/${String(y).padStart(4, '0')}`,
        `${d}.${m}.${String(y).padStart(4, '0')}`,
        `${m}/${d}/${String(y % 100).padStart(2, '0')}`,
      ),
    ),
  fc
    .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .chain(([h, m, s]) => fc.constantFrom(`${h}:${m}:${s}`, `${h}.${m}.${s}`, `${h}:${m} PM`, `${h} AM`, `${h}.${m}`)),
  digits(7),
  digits(14),
  digits(20),
  fc.tuple(digits(2), digits(2), digits(2), digits(6)).map(([h, m, s, f]) => `2024-02-29-${h}.${m}.${s}.${f}`),
  fc.tuple(digits(2), digits(2)).map(([h, m]) => `2024-12-31 ${h}:${m}:00`),
  fc.string({ maxLength: 12, unit: 'grapheme-ascii' }),
);

test('the library reads dates and times as parameters are read', async t => {
  const store = await libraryStore(t);
  const inLibrary = async (sql: string, text: string): Promise<string> => {
    try {
      const { rows } = await store.query<{ v: string }>(`SELECT (${sql})::text AS v`, [text]);
      return rows[0]!.v;
    } catch (error) {
      const reported = sqlErrorOf(error);
      if (reported instanceof SqlError) return String(reported.sqlcode);
      throw error;
    }
  };
  const inJavaScript = (parse: () => string): string => {
    try {
      return parse();
    } catch (error) {
      if (error instanceof SqlError) return String(error.sqlcode);
      throw error;
    }
  };
  await fc.assert(
    fc.asyncProperty(pieces, async text => {
      assert.equal(
        await inLibrary(`db2.date($1::text, 'MDY/')`, text),
        inJavaScript(() => parseDate(text, 'MDY/')),
      );
      assert.equal(
        await inLibrary('db2.time($1::text)', text),
        inJavaScript(() => parseTime(text)),
      );
      // Hour 24 is the next day in PostgreSQL; fractions have six digits there and no trailing zeros.
      const own = inJavaScript(() => parseTimestamp(text, 'MDY/'));
      if (own.includes(' 24:')) return;
      const [seconds, fraction = ''] = own.split('.');
      const six = fraction.slice(0, 6).replace(/0+$/, '');
      assert.equal(
        await inLibrary(`db2.timestamp($1::text, 'MDY/')`, text),
        six === '' ? seconds : `${seconds}.${six}`,
      );
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('characters become the bytes of their CCSID, and are in their order', async t => {
  const store = await libraryStore(t);
  for (const ccsid of [37, 273, 500, 1047, 1140, 870]) {
    await ensureCollation(store, ccsid);
    const { decode, encode } = charset(ccsid);
    const bytes = Buffer.from(Array.from({ length: 255 }, (_, index) => index + 1));
    const characters = [...bytes].map(byte => decode(Uint8Array.of(byte)));
    const known = characters.filter(character => character !== '\ufffd');
    const text = known.join('');
    const { rows } = await store.query<{ bytes: Buffer; back: string; order: string }>(
      `SELECT db2.bytes($1::text, ${ccsid}) AS bytes, db2.characters(db2.bytes($1::text, ${ccsid}), ${ccsid}) AS back,
        (SELECT string_agg(c, '' ORDER BY c COLLATE bigiron.cp${ccsid}) FROM unnest($2::text[]) AS c) AS order`,
      [text, [...known].reverse()],
    );
    assert.deepEqual(rows[0]!.bytes, Buffer.from(encode(text)), `bytes of ${ccsid}`);
    assert.equal(rows[0]!.back, text, `characters of ${ccsid}`);
    assert.equal(rows[0]!.order, text, `order of ${ccsid}`);
  }
  const { rows } = await store.query<{ v: string }>(
    `SELECT encode(db2.bytes('a€' || U&'\\E000' || 'b', 37), 'hex') AS v`,
  );
  assert.equal(rows[0]!.v, '813f0082');
});
