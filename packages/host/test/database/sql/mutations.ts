import fc from 'fast-check';
import { tokenize } from '../../../src/database/sql/lex/lexer.ts';

/** Statements of a corpus in which a few tokens are exchanged for others of it, left out or doubled. */
export function mutations(statements: readonly string[]): fc.Arbitrary<string> {
  const cut = statements.map(text => tokenize(text, '.').map(({ at, end }) => text.slice(at, end)));
  const change = fc.record({
    at: fc.nat(),
    what: fc.constantFrom('exchange', 'omit', 'double', 'insert'),
    other: fc.nat(),
  });
  return fc
    .tuple(fc.nat(cut.length - 1), fc.array(change, { minLength: 1, maxLength: 3 }), fc.nat(cut.length - 1))
    .map(([index, changes, donor]) => {
      const tokens = [...cut[index]!];
      const others = cut[donor]!;
      for (const { at, what, other } of changes) {
        const place = at % tokens.length;
        const foreign = others[other % others.length]!;
        if (what === 'exchange') tokens[place] = foreign;
        else if (what === 'omit') tokens.splice(place, 1);
        else tokens.splice(place, 0, what === 'double' ? tokens[place]! : foreign);
        if (tokens.length === 0) tokens.push('');
      }
      return tokens.join(' ');
    });
}
