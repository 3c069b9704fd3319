import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
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

test('the naming of the session changes nothing but the slash', () => {
  for (const text of Object.values(corpus).flat()) {
    const withSystem = parseStatement(text, systemNaming);
    assert.deepEqual(withoutOffsets(withSystem), withoutOffsets(parseStatement(text, sqlNaming)), text);
  }
});
