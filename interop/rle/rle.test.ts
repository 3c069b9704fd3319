import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compress, expand } from '@bigiron/wire/rle';
import fc from 'fast-check';
import { requiresToolbox, runJava } from '../java.ts';

interface Answer {
  readonly compressed: string;
  readonly expanded: string;
}

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
  if (!requiresToolbox(t)) return;
  const samples = fc.sample(data, { seed: 20, numRuns: 2000 }).filter(sample => sample.length > 0);
  samples.push(Buffer.alloc(131_069, 7), Buffer.alloc(131_070, 7), Buffer.alloc(131_080, 7), Buffer.alloc(300_001));
  const ours = samples.map(sample => compress(sample));

  const input = samples.map((sample, i) => `${sample.toString('hex')} ${hex(ours[i])}`);
  const answers = await runJava<Answer>('rle', 'com.ibm.as400.access.Rle', { input });
  assert.equal(answers.length, samples.length);
  for (const [i, { compressed, expanded }] of answers.entries()) {
    const sample = samples[i]!;
    assert.equal(hex(ours[i]), compressed, sample.toString('hex'));
    if (compressed === '-') continue;
    assert.equal(expanded, sample.toString('hex'));
    assert.deepEqual(expand(Buffer.from(compressed, 'hex'), sample.length, sample.length), sample);
  }
  const shorter = ours.filter(bytes => bytes !== undefined).length;
  assert.ok(shorter > 500 && shorter < samples.length - 500, `${shorter} of ${samples.length} got shorter`);
});

function hex(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '-' : Buffer.from(bytes).toString('hex');
}
