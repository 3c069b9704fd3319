import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Replacement, ReplacementFormat } from '../../../src/system/messages/catalogue.ts';
import { fillText, packReplacements, unpackReplacements } from '../../../src/system/messages/replacement.ts';

/** A field, a value it can carry, and how the value reads in a text. */
interface Filled {
  readonly format: ReplacementFormat;
  readonly value: Replacement;
  readonly shown: string;
}

const word = (maxLength: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[A-Z0-9#$@_. ]{0,${maxLength}}$`)).map(text => text.trimEnd());

const width = fc.constantFrom(2 as const, 4 as const, 8 as const);

const filled: fc.Arbitrary<Filled> = fc.oneof(
  word(10).map(value => ({ format: { kind: 'char', length: 10 } as const, value, shown: value })),
  word(40).map(value => ({ format: { kind: 'varying', lengthBytes: 2 } as const, value, shown: value })),
  fc.constantFrom('DTAQ', 'LIB', 'USRPRF').map(type => ({
    format: { kind: 'objectType' } as const,
    value: `*${type}`,
    shown: type,
  })),
  fc.tuple(width, fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)).map(([length, any]) => {
    const value = BigInt.asIntN(length * 8, any);
    return { format: { kind: 'binary', length } as const, value, shown: String(value) };
  }),
  fc.tuple(width, fc.bigInt(0n, 2n ** 64n - 1n)).map(([length, any]) => {
    const value = BigInt.asUintN(length * 8, any);
    return { format: { kind: 'unsigned', length } as const, value, shown: String(value) };
  }),
  word(10).map(value => ({ format: { kind: 'quoted', length: 10 } as const, value, shown: `'${value}'` })),
  fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 10, max: 99 })).map(([whole, hundredths]) => {
    const value = `${whole}.${hundredths}`;
    return { format: { kind: 'decimal', digits: 7, decimals: 2 } as const, value, shown: value };
  }),
  fc.uint8Array({ minLength: 4, maxLength: 4 }).map(value => ({
    format: { kind: 'hex', length: 4 } as const,
    value,
    shown: Buffer.from(value).toString('hex').toUpperCase(),
  })),
);

test('values read back from the data as they were given', () => {
  fc.assert(
    fc.property(fc.array(filled, { maxLength: 8 }), fields => {
      const formats = fields.map(field => field.format);
      const data = packReplacements(
        formats,
        fields.map(field => field.value),
      );
      assert.deepEqual(
        unpackReplacements(formats, data),
        fields.map(field => field.shown),
      );
    }),
  );
});

test('data of any length fills a text without fault', () => {
  fc.assert(
    fc.property(fc.array(filled, { maxLength: 8 }), fc.uint8Array({ maxLength: 60 }), (fields, data) => {
      const formats = fields.map(field => field.format);
      assert.equal(typeof fillText('&1&2 &3 &9 &N', formats, data), 'string');
    }),
  );
});

test('adjoining variables are concatenated and trailing blanks dropped', () => {
  const formats: ReplacementFormat[] = [{ kind: 'char', length: 10 }, { kind: 'char', length: 10 }, { kind: 'rest' }];
  const data = packReplacements(formats, ['LIB', 'OBJ', 'and more ']);
  assert.equal(fillText('&1/&2: &3&1 &N &7 &10', formats, data), 'LIB/OBJ: and moreLIB &N &7 &10');
});

test('long data of blanks takes no time', () => {
  const data = Buffer.alloc(1_000_000, 0x40);
  data[data.length - 1] = 0xe7;
  const started = performance.now();
  const [text] = unpackReplacements([{ kind: 'rest' }], data);
  assert.equal(text?.trimStart(), 'X');
  assert.ok(performance.now() - started < 2000);
});

test('a value that the format cannot carry is refused', () => {
  assert.throws(() => packReplacements([{ kind: 'binary', length: 2 }], [40000]), TypeError);
  assert.throws(() => packReplacements([{ kind: 'unsigned', length: 4 }], [-1]), TypeError);
  assert.throws(() => packReplacements([{ kind: 'binary', length: 4 }], ['12']), TypeError);
});

test('a field of varying length may be quoted', () => {
  const formats = [
    { kind: 'varying', lengthBytes: 2, quoted: true },
    { kind: 'varying', lengthBytes: 4 },
  ] as const;
  const data = packReplacements(formats, ['late', 'rain']);
  assert.deepEqual(unpackReplacements(formats, data), ["'late'", 'rain']);
});
