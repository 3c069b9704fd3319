import { Compilation } from '../../compile/compilation.ts';
import { SqlError } from '../../error.ts';
import type { Frame } from '../../session/frame.ts';
import { emitAssignment } from '../../types/assign.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import { isSimpleAssignment, type Target } from './target.ts';
import { fetchRow } from './values.ts';

/** Values of a row that was fetched, for variables of other families: numbers for texts, texts for dates. Errors: -408. */
export async function convertRow(
  run: Activation,
  row: readonly SqlValue[],
  types: readonly SqlType[],
  targets: readonly Target[],
): Promise<readonly SqlValue[]> {
  const others = targets.flatMap((target, index) =>
    row[index] === null || isSimpleAssignment(types[index], target.type) ? [] : [index],
  );
  if (others.length === 0) return row;
  const { catalog, attributes, names } = run.planContext;
  const statement = await catalog.settle(view => {
    const compilation = new Compilation(view, attributes, names, 0);
    const items = others.map(index => {
      const type = types[index]!;
      const { name, type: target } = targets[index]!;
      const value = compilation.parameter({ from: 'variable', name: `#column ${index}`, type });
      return { sql: emitAssignment(value, target, name, attributes), type: target };
    });
    return {
      sql: `SELECT ${items.map(({ sql }, index) => `${sql} AS "c${index + 1}"`).join(', ')}`,
      types: items.map(({ type }) => type),
      parameters: compilation.parameters,
      tables: [],
      changes: false,
    };
  });
  const frame: Frame = {
    variable: key => row[Number(key.slice('#column '.length))],
    cursor: () => undefined,
  };
  const converted = await fetchRow(run.session, frame, statement);
  if (converted === undefined) throw new SqlError(-901);
  const result = [...row];
  for (const [at, index] of others.entries()) result[index] = converted[at]!;
  return result;
}
