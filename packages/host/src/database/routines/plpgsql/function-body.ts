import type { ParameterDescription } from '../../catalog/description.ts';
import { type TableUse, unlearned } from '../../compile/compilation.ts';
import type { Definition } from '../../define/context.ts';
import type { PlStatement } from '../../sql/ast/index.ts';
import { namesOf } from '../define/naming.ts';
import { PgScope } from './pg-scope.ts';
import { returnedQuery } from './return.ts';
import { type Result, RoutineText } from './routine-text.ts';
import { emit } from './statement.ts';
import { pgTypeText } from './type-text.ts';

export interface FunctionFacts {
  readonly name: string;
  readonly parameters: readonly ParameterDescription[];
  readonly result: Result;
  readonly positioned: ReadonlySet<string>;
  readonly isDeterministic: boolean;
  readonly access: string;
  readonly isStrict: boolean;
}

/** The parts of CREATE FUNCTION. */
export interface FunctionBody {
  readonly parameters: string;
  readonly returns: string;
  readonly attributes: string;
  readonly body: string;
  readonly tables: readonly TableUse[];
}

/** A body in PL/pgSQL, or in SQL when it is one RETURN. */
export function functionBody(definition: Definition, body: PlStatement, facts: FunctionFacts): Promise<FunctionBody> {
  const { catalog, attributes } = definition;
  const { parameters, result, positioned } = facts;
  return catalog.settle(view => {
    try {
      const text = new RoutineText(view, attributes, namesOf(definition), { result, positioned });
      const scope = new PgScope(undefined, { label: facts.name });
      const declared = parameters.map(({ name, type }) => {
        const variable = { name, type, kind: 'parameter', text: text.name('p'), constant: false } as const;
        scope.variables.set(name, variable);
        return `${variable.text} ${pgTypeText(type)}`;
      });
      const single = singleReturn(body, scope, text);
      const whole = single ?? plpgsql(emit(body, scope, text), text);
      return {
        parameters: declared.join(', '),
        returns: returnsOf(result),
        attributes: `LANGUAGE ${single === undefined ? 'plpgsql' : 'sql'} ${volatilityOf(facts)}${facts.isStrict ? ' STRICT' : ''}`,
        body: whole,
        tables: [...text.tables.values()],
      };
    } catch (error) {
      if (error === unlearned) return undefined;
      throw error;
    }
  });
}

/** `RETURN e` and `RETURN SELECT ..`, also as the only statement of a compound one. */
function singleReturn(body: PlStatement, scope: PgScope, text: RoutineText): string | undefined {
  if (body.kind === 'compound' && body.declarations.length === 0 && body.statements.length === 1)
    return singleReturn(body.statements[0]!, scope, text);
  if (body.kind !== 'return') return undefined;
  const { result } = text;
  if (result.kind === 'table') return body.query && returnedQuery(body.query, scope, text);
  if (result.kind !== 'scalar' || body.value === undefined) return undefined;
  return `SELECT ${text.value(body.value, { name: 'RETURN', type: result.type, kind: 'parameter' }, scope)}`;
}

/** A function that ends without RETURN is an error, but not one that gives back a table. */
function plpgsql(body: string, text: RoutineText): string {
  const end = text.result.kind === 'scalar' ? `\nRAISE EXCEPTION USING ERRCODE = '2F005', DETAIL = '-578';` : '';
  const declared = text.declarations.length === 0 ? '' : `DECLARE\n${text.declarations.join('\n')}\n`;
  return `#variable_conflict use_column\n${declared}BEGIN\n${body}${end}\nEND`;
}

function returnsOf(result: Result): string {
  if (result.kind === 'trigger') return 'trigger';
  if (result.kind === 'scalar') return pgTypeText(result.type);
  return `TABLE (${result.columns.map(({ type }, index) => `"c${index + 1}" ${pgTypeText(type)}`).join(', ')})`;
}

/** What changes data is called for each row; what says that it is deterministic may be called less often. */
function volatilityOf({ isDeterministic, access }: FunctionFacts): string {
  if (access === 'MODIFIES SQL DATA') return 'VOLATILE';
  if (!isDeterministic) return 'VOLATILE';
  return access === 'READS SQL DATA' ? 'STABLE' : 'IMMUTABLE';
}
