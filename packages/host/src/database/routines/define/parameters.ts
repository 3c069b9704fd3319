import type { ParameterDescription } from '../../catalog/description.ts';
import { declaredType } from '../../define/column-type.ts';
import type { Definition } from '../../define/context.ts';
import { requireLength } from '../../define/names.ts';
import { sourceText } from '../../define/source-text.ts';
import { SqlError } from '../../error.ts';
import type { Parameter } from '../../sql/ast/index.ts';

/** Db2 for i allows so many: "SQL limits", SQL Reference. */
const most = 2000;

/** Parameters as the catalog has them. Errors: -448, -590 for a name that appears twice, those of types and defaults. */
export async function parametersOf(
  definition: Definition,
  parameters: readonly Parameter[],
): Promise<ParameterDescription[]> {
  if (parameters.length > most) throw new SqlError(-448, [parameters.length]);
  const seen = new Set<string>();
  const described: ParameterDescription[] = [];
  for (const { name, mode, type, default: value, at } of parameters) {
    if (name !== undefined) {
      requireLength(name);
      if (seen.has(name.name)) throw new SqlError(-590, [name.name, ''], undefined, { position: name.at });
      seen.add(name.name);
    }
    const declared = await declaredType(definition, type);
    const parameter = { name: name?.name ?? '', mode, type: declared.type };
    if (value === undefined) described.push(parameter);
    else if (mode === 'OUT') throw new SqlError(-491, ['DEFAULT'], undefined, { position: at });
    else described.push({ ...parameter, default: sourceText(definition, value) });
  }
  return described;
}
