import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compress, expand } from '@bigiron/wire/rle';
import fc from 'fast-check';
import { requiresJtopen, runJava } from '../jtopen.ts';

const SOURCE = fileURLToPath(new URL('../../rle/Rle.java', import.meta.url));

/** Stretches of runs, pairs, escapes and noise: what the encoder has to tell apart. */
const stretch = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
  fc.tuple(fc.constantFrom(0, 0x40, 0x1b), fc.nat(40)).map(([byte, count]) => new Uint8Array(count).fill(byte)),
  fc
    .tuple(fc.constantFrom('00f1', '1b00', '001b', '4040'), fc.nat(30))
    .map(([pair, count]) => Buffer.from(pair.repeat(count), 'hex')),
);
const data = fc.array(stretch, { minLength: 1, maxLength: 8 }).map(parts => Buffer.concat(parts));

test('IBM Toolbox for Java compresses to the same bytes, and expands ours', async t => {
  if (!requiresJtopen(t)) return;
  const samples = fc.sample(data, { seed: 20, numRuns: 2000 }).filter(sample => sample.length > 0);
  samples.push(Buffer.alloc(131_069, 7), Buffer.alloc(131_070, 7), Buffer.alloc(131_080, 7), Buffer.alloc(300_001));
  const ours = samples.map(sample => compress(sample));

  const lines = samples.map((sample, i) => `${sample.toString('hex')} ${hex(ours[i])}`);
  const answers = await runJava(SOURCE, 'com.ibm.as400.access.Rle', lines);
  assert.equal(answers.length, samples.length);
  for (const [i, answer] of answers.entries()) {
    const sample = samples[i]!;
    const [theirs, expanded] = answer.split(' ');
    assert.equal(hex(ours[i]), theirs, sample.toString('hex'));
    if (theirs === '-') continue;
    assert.equal(expanded, sample.toString('hex'));
    assert.deepEqual(expand(Buffer.from(theirs!, 'hex'), sample.length, sample.length), sample);
  }
  const compressed = ours.filter(bytes => bytes !== undefined).length;
  assert.ok(compressed > 500 && compressed < samples.length - 500, `${compressed} of ${samples.length} got shorter`);
});

function hex(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '-' : Buffer.from(bytes).toString('hex');
}
