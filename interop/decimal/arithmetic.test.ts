import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  Decimal,
  DecimalError,
  formatDecFloat,
  parseDecFloat,
  type Rounding,
  roundDecFloat,
} from '@bigiron/wire/decimal/index';
import fc from 'fast-check';
import { requires } from '../requires.ts';

const SOURCE = fileURLToPath(new URL('../../decimal/arithmetic.py', import.meta.url));

const rounding = fc.constantFrom<Rounding>(
  ...(['exact', 'down', 'up', 'floor', 'ceiling', 'half-down', 'half-up', 'half-even'] as const),
);
/** Digits that end in what rounding is about: halves, nines, zeros, and the last bit of something else. */
const digits = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 34 }),
    fc.constantFrom('', '5', '50', '500', '51', '49', '4999', '9999', '000', '00000000000000001'),
  )
  .map(([head, tail]) => head + tail);
const sign = fc.constantFrom('', '-');

/** Python's answers, a line per question. */
function python(questions: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync('python3', [SOURCE], { input: questions.join('\n'), encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout.trimEnd().split('\n');
}

function outcome(compute: () => string): string {
  try {
    return compute();
  } catch (error) {
    if (error instanceof DecimalError) return error.code;
    throw error;
  }
}

test('decfloat: rounding, subnormals, clamping and overflow as in Python', t => {
  if (!requires(t, 'python3', spawnSync('python3', ['--version']).status === 0)) return;
  const format = fc.constantFrom<readonly [16 | 34, number, number]>([16, -398, 384], [34, -6176, 6144]);
  const question = fc.tuple(format, rounding, sign, digits).chain(([[size, least, greatest], mode, sign, digits]) => {
    const near = (point: number) => fc.integer({ min: point - 60, max: point + 30 });
    return fc
      .oneof(near(0), near(least), near(greatest))
      .map(exponent => ({ size, mode, text: `${sign}${digits}E${exponent}` }));
  });
  const questions = fc.sample(question, { seed: 754, numRuns: 6000 });
  const answers = python(questions.map(({ size, mode, text }) => `fit ${size} ${mode} ${text}`));
  const refused = { inexact: 0, overflow: 0 };
  for (const [i, theirs] of answers.entries()) {
    const { size, mode, text } = questions[i]!;
    const ours = outcome(() => formatDecFloat(roundDecFloat(parseDecFloat(text), size, mode)));
    if (theirs === 'inexact' || theirs === 'overflow') refused[theirs]++;
    // Too great and not exact: either is a true answer.
    if (mode === 'exact' && theirs === 'overflow') assert.ok(['inexact', 'overflow'].includes(ours));
    else assert.equal(ours, theirs, `${text} rounded ${mode} to ${size}`);
  }
  assert.ok(refused.inexact > 100 && refused.overflow > 100, JSON.stringify(refused));
});

test('decimal: rescaling and plain text as in Python', t => {
  if (!requires(t, 'python3', spawnSync('python3', ['--version']).status === 0)) return;
  const question = fc.record({
    scale: fc.integer({ min: -5, max: 40 }),
    mode: rounding,
    text: fc.tuple(sign, digits, fc.integer({ min: -60, max: 20 })).map(([sign, digits, e]) => `${sign}${digits}e${e}`),
  });
  const questions = fc.sample(question, { seed: 10, numRuns: 4000 });
  const answers = python(questions.map(({ scale, mode, text }) => `rescale ${scale} ${mode} ${text}`));
  for (const [i, answer] of answers.entries()) {
    const { scale, mode, text } = questions[i]!;
    const value = Decimal.parse(text);
    const ours = outcome(() => value.rescale(scale, mode).toString());
    // Python's zeros keep a sign and, before the point, their number.
    const theirs = /^-?0+$/.test(answer) ? '0' : answer.replace(/^-(?=[0.]+$)/, '');
    assert.equal(ours, theirs, `${text} rounded ${mode} to ${scale}`);
    assert.equal(value.isExact(scale), outcome(() => value.rescale(scale).toString()) !== 'inexact');
  }
});
