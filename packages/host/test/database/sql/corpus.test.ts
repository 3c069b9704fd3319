import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { tokenize } from '../../../src/database/sql/lex/lexer.ts';
import { parseStatement } from '../../../src/database/sql/parse.ts';
import { printStatement } from '../../../src/database/sql/print.ts';
import { corpus } from './corpus/index.ts';
import { sqlNaming, systemNaming, withoutOffsets } from './dialect.ts';

/** Reads a text, prints the tree, reads what was printed: the same tree comes out. */
for (const [production, statements] of Object.entries(corpus)) {
  describe(production, () => {
    for (const text of statements) {
      test(text, () => {
        const first = parseStatement(text, sqlNaming);
        const printed = printStatement(first.statement);
        const second = parseStatement(printed, sqlNaming);
        assert.deepEqual(withoutOffsets(second), withoutOffsets(first), printed);
        assert.equal(printStatement(second.statement), printed);
      });
    }
  });
}

/** Offsets of all nodes of a tree. */
function offsets(tree: unknown): number[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const own = 'at' in tree && typeof tree.at === 'number' ? [tree.at] : [];
  return [...own, ...Object.values(tree).flatMap(offsets)];
}

test('every node stands at the beginning of a token', () => {
  for (const text of Object.values(corpus).flat()) {
    const beginnings = new Set(tokenize(text, '.').map(({ at }) => at));
    const strays = offsets(parseStatement(text, sqlNaming).statement).filter(at => !beginnings.has(at));
    assert.deepEqual(strays, [], text);
  }
});

test('the naming of the session changes nothing but the slash', () => {
  for (const text of Object.values(corpus).flat()) {
    const withSystem = parseStatement(text, systemNaming);
    assert.deepEqual(withoutOffsets(withSystem), withoutOffsets(parseStatement(text, sqlNaming)), text);
  }
});
