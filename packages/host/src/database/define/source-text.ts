import { isPredicate } from '../compile/predicate.ts';
import type { Expression, SelectStatement } from '../sql/ast/index.ts';
import { tokenize } from '../sql/lex/lexer.ts';
import { expression, value } from '../sql/parse/expression/expression.ts';
import { selectStatement } from '../sql/parse/query/select.ts';
import { TokenStream } from '../sql/parse/stream.ts';
import type { DefinitionContext } from './context.ts';

/** The text of a part of the statement, as it was written: for the catalog, which keeps defaults, conditions and queries so. */
export function sourceText(
  { text, attributes: { naming, decimalPoint } }: Pick<DefinitionContext, 'text' | 'attributes'>,
  node: Expression | SelectStatement,
): string {
  const tokens = tokenize(text, decimalPoint);
  const start = Math.max(
    0,
    tokens.findIndex(({ at }) => at === node.at),
  );
  const p = new TokenStream(text, tokens.slice(start), { naming, decimalPoint });
  if (node.kind === 'select') selectStatement(p);
  else if (isPredicate(node)) expression(p);
  else value(p);
  return text.slice(node.at, tokens[start + p.index - 1]!.end);
}
