import fc from 'fast-check';
import { tokenize } from '../../../src/database/sql/lex/lexer.ts';
import { corpus } from './corpus/index.ts';

/** Every token that the corpus has, as it is written there. */
const vocabulary = [
  ...new Set(
    Object.values(corpus)
      .flat()
      .flatMap(text => tokenize(text, '.').map(({ at, end }) => text.slice(at, end))),
  ),
].filter(token => token !== '');

const beginnings =
  'SELECT VALUES INSERT UPDATE DELETE MERGE CREATE ALTER DROP CALL SET BEGIN DECLARE GRANT WITH LABEL COMMIT ('.split(
    ' ',
  );

/** A word that begins a statement and whatever behind it. */
export const tokenStreams = fc
  .tuple(fc.constantFrom(...beginnings), fc.array(fc.constantFrom(...vocabulary), { maxLength: 25 }))
  .map(([first, rest]) => [first, ...rest].join(' '));
