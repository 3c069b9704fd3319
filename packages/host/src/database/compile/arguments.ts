import type { ParameterDescription } from '../catalog/description.ts';
import type { Expression, FunctionArgument } from '../sql/ast/index.ts';
import { parseExpression } from '../sql/parse.ts';

/**
 * Brings arguments to the parameters they are for: by position, then by name. A parameter without an argument must have a default, and
 * undefined stands for it. undefined when the arguments do not fit. Source: "CALL" and "Function
 * resolution", SQL Reference.
 */
export function matchArguments(
  given: readonly FunctionArgument[],
  parameters: readonly ParameterDescription[],
): (FunctionArgument | undefined)[] | undefined {
  if (given.length > parameters.length) return undefined;
  const matched: (FunctionArgument | undefined)[] = parameters.map(() => undefined);
  for (const [position, argument] of given.entries()) {
    const index =
      argument.name === undefined ? position : parameters.findIndex(({ name }) => name === argument.name!.name);
    if (index < 0 || matched[index] !== undefined) return undefined;
    matched[index] = argument;
  }
  const missing = matched.some(
    (argument, index) =>
      (argument === undefined || argument.value.kind === 'default') && parameters[index]!.default === undefined,
  );
  return missing ? undefined : matched.map(argument => (argument?.value.kind === 'default' ? undefined : argument));
}

/** For each parameter the expression of its argument, or of its default. */
export function argumentValues(
  matched: readonly (FunctionArgument | undefined)[],
  parameters: readonly ParameterDescription[],
  naming: 'sql' | 'system',
): Expression[] {
  return matched.map(
    (argument, index) => argument?.value ?? parseExpression(parameters[index]!.default!, { naming, decimalPoint: '.' }),
  );
}
