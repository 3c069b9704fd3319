import type { DefaultClause } from '../../ast/index.ts';
import { value } from '../expression/expression.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `[WITH] DEFAULT [e]`, `DEFAULT`: without a value where something of the definition follows. */
export function acceptDefault(p: TokenStream): DefaultClause | undefined {
  const { at } = p.token;
  if (!p.acceptSequence('WITH', 'DEFAULT') && !p.accept('DEFAULT')) return undefined;
  return node<DefaultClause>({ value: endsDefault(p) ? undefined : value(p), at });
}

const behindDefault: ReadonlySet<string> = new Set(
  'NOT CONSTRAINT PRIMARY UNIQUE REFERENCES CHECK IMPLICITLY GENERATED FOR CCSID ALLOCATE ADD ALTER DROP BEFORE SET'.split(
    ' ',
  ),
);

function endsDefault(p: TokenStream): boolean {
  const { kind, key } = p.token;
  return kind === 'end' || key === ',' || key === ')' || key === ';' || behindDefault.has(key);
}
