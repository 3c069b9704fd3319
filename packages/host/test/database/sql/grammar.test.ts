import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grammar } from '../../../src/database/sql/grammar/index.ts';
import { parseStatement } from '../../../src/database/sql/parse.ts';
import { corpus } from './corpus/index.ts';
import { sqlNaming } from './dialect.ts';

const there = grammar.flatMap(section => section.there);
const known = grammar.flatMap(section => section.known ?? []);
const absent = grammar.flatMap(section => section.absent ?? []);

test('what the table calls there or known has statements in the corpus, and nothing else has', () => {
  assert.deepEqual(Object.keys(corpus).sort(), [...there, ...known].sort());
  assert.ok(Object.values(corpus).every(statements => statements.length > 0));
});

test('no production is listed twice', () => {
  const all = [...there, ...known, ...absent];
  assert.equal(new Set(all).size, all.length);
});

test('what is known is refused by whoever runs it, what is there is not', () => {
  for (const [production, statements] of Object.entries(corpus)) {
    for (const text of statements) {
      const { kind } = parseStatement(text, sqlNaming).statement;
      assert.equal(kind === 'unsupported', known.includes(production), text);
    }
  }
});
