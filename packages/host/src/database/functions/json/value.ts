import { asText, type Emitted } from '../../compile/emitted.ts';
import { isBytes, isDatetime, isDecimal, isFloat, isInteger, isText } from '../../types/family.ts';
import type { BuiltInCall } from '../built-in.ts';
import { invalidArgument } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

/** Functions whose result is JSON wherever it stands. */
const makers = new Set(['JSON_OBJECT', 'JSON_ARRAY', 'JSON_QUERY', 'JSON_OBJECTAGG', 'JSON_ARRAYAGG']);

/** An argument as JSON: a number, a quoted text, or as it is where it is JSON already. SQL NULL stays NULL. */
export function jsonText(call: NamedCall, index: number): string {
  const value = call.args[index]!;
  const node = call.call.arguments[index]?.value;
  const formatted = call.call.options?.some(
    ({ keyword, position }) => position === index && keyword.startsWith('FORMAT JSON'),
  );
  if (formatted === true) return `db2.json_checked(${asText(value)})`;
  if (node?.kind === 'function' && makers.has(node.name.name.name)) return asText(value);
  const text = scalarText(value);
  if (text === undefined) throw invalidArgument(index, call.name);
  return text;
}

function scalarText(value: Emitted): string | undefined {
  const { type, sql } = value;
  if (type === undefined) return `(${sql})::text`;
  if (isText(type)) return `to_json(${asText(value)})::text`;
  if (isDecimal(type)) return `round(${sql}, ${type.scale})::text`;
  if (isInteger(type) || isFloat(type) || type.name === 'DECFLOAT' || type.name === 'BOOLEAN') return `(${sql})::text`;
  if (type.name === 'TIMESTAMP') return `to_json(to_char(${sql}, 'YYYY-MM-DD"T"HH24:MI:SS.US'))::text`;
  if (isDatetime(type)) return `to_json((${sql})::text)::text`;
  return isBytes(type) ? `to_json(translate(encode(${sql}, 'base64'), E'\\n', ''))::text` : undefined;
}
