import { describe, test } from 'node:test';
import { parseStatement } from '../../../src/database/sql/parse.ts';
import { corpus } from './corpus/index.ts';
import { sqlNaming } from './dialect.ts';

for (const [production, statements] of Object.entries(corpus)) {
  describe(production, () => {
    for (const text of statements) test(text, () => void parseStatement(text, sqlNaming));
  });
}
