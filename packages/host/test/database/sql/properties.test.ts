import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SqlError } from '../../../src/database/error.ts';
import { type Parsed, type ParseOptions, parseExpression, parseStatement } from '../../../src/database/sql/parse.ts';
import { printExpression, printStatement } from '../../../src/database/sql/print.ts';
import { corpus } from './corpus/index.ts';
import { sqlNaming, systemNaming, withoutOffsets } from './dialect.ts';
import { expressions } from './generated-expressions.ts';
import { mutations } from './mutations.ts';
import { tokenStreams } from './token-streams.ts';

const statements = Object.values(corpus).flat();

/** A text is a statement, which prints and reads back, or it is refused with a code and a place in it. */
function readOrRefuse(text: string): void {
  for (const options of [sqlNaming, systemNaming, { ...sqlNaming, decimalPoint: ',' as const }]) {
    const first = parsedOrRefused(text, options);
    if (first === undefined) continue;
    const printed = printStatement(first.statement);
    assert.deepEqual(withoutOffsets(parsedOrRefused(printed, options)), withoutOffsets(first), `${text}\n${printed}`);
  }
}

function parsedOrRefused(text: string, options: ParseOptions): Parsed | undefined {
  try {
    return parseStatement(text, options);
  } catch (error) {
    assert.ok(error instanceof SqlError, `${text}\n${(error as Error).stack}`);
    assert.ok(error.position !== undefined && error.position >= 0 && error.position <= text.length, text);
    return undefined;
  }
}

test('tokens in any order are read or refused', () => {
  fc.assert(fc.property(tokenStreams, readOrRefuse), { numRuns: 3000 });
});

test('statements with words exchanged, left out or doubled are read or refused', () => {
  fc.assert(fc.property(mutations(statements), readOrRefuse), { numRuns: 3000 });
});

test('any characters are read or refused', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), readOrRefuse), { numRuns: 2000 });
});

test('every beginning of a statement is read or refused', () => {
  for (const text of statements) for (let end = 0; end < text.length; end += 3) readOrRefuse(text.slice(0, end));
});

test('expressions print and read back as the same tree', () => {
  fc.assert(
    fc.property(expressions, tree => {
      const text = printExpression(tree);
      assert.deepEqual(withoutOffsets(parseExpression(text, sqlNaming)), withoutOffsets(tree), text);
    }),
    { numRuns: 3000 },
  );
});
