import { SqlError } from '../../error.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import type { Translation } from './context.ts';
import { evaluation } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { leaf, type Step } from './step.ts';

type Return = Extract<PlStatement, { kind: 'return' }>;

const integer = { name: 'RETURN', type: { name: 'INTEGER' } } as const;

/** RETURN of a procedure: its status, an integer. */
export function translateReturn({ value, query, at }: Return, scope: Scope, translation: Translation): Step {
  if (query !== undefined) throw new SqlError(-84, [], undefined, { position: at });
  if (value === undefined) return leaf(scope, async () => ({ completion: { to: 'return', value: null } }));
  const { ccsid } = translation.compilation.session;
  const evaluate = evaluation([{ expression: value, target: integer }], scope, ccsid);
  return leaf(scope, async run => ({ completion: { to: 'return', value: (await evaluate(run))[0]! } }));
}
