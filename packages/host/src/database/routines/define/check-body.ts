import type { ParameterDescription } from '../../catalog/description.ts';
import type { Definition } from '../../define/context.ts';
import type { CreateProcedure } from '../../sql/ast/index.ts';
import { translateTree } from '../interpret/translated.ts';
import { namesOf } from './naming.ts';

/**
 * Whether the body can be translated: its variables, labels, cursors and conditions. Tables need not be there yet; statements are compiled when they
 * first run.
 */
export async function checkBody(
  { catalog, attributes, job, text }: Definition,
  name: string,
  statement: CreateProcedure,
  parameters: readonly ParameterDescription[],
): Promise<void> {
  const facts = { name, parameters, text, resultSets: statement.options.resultSets ?? 0 };
  await translateTree({ catalog, attributes, names: namesOf({ job }) }, statement, facts);
}
