import { convert } from '../../types/convert.ts';
import { derived, type Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { orderBy } from '../aggregate/order.ts';
import { textArgument } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { aggregate, anyString, optionOf, scalar } from '../define.ts';
import { jsonText } from './value.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const clob: SqlType = { name: 'CLOB', length: 2_147_483_647, ccsid: 1208 };
const most = 400;

/** Functions that make JSON. NULL becomes null in objects and is left out of arrays, unless ON NULL says otherwise. */
export const jsonPublishing: readonly BuiltIn[] = [
  scalar({
    names: ['JSON_OBJECT'],
    counts: [0, most],
    expected: [anyString],
    emit(call) {
      const absent = optionOf(call, 'ABSENT ON NULL') !== undefined;
      const members: string[] = [];
      for (let index = 0; index + 1 < call.args.length; index += 2) members.push(member(call, index, absent));
      return returned(call, `('{' || concat_ws(',', ${members.join(', ') || 'NULL'}) || '}')`, false);
    },
  }),
  scalar({
    names: ['JSON_ARRAY'],
    counts: [0, most],
    expected: [anyString],
    emit(call) {
      const kept = optionOf(call, 'NULL ON NULL') !== undefined;
      const items = call.args.map((_, index) =>
        kept ? `coalesce(${jsonText(call, index)}, 'null')` : jsonText(call, index),
      );
      return returned(call, `('[' || concat_ws(',', ${items.join(', ') || 'NULL'}) || ']')`, false);
    },
  }),
  aggregate({
    names: ['JSON_OBJECTAGG'],
    counts: 2,
    expected: [anyString],
    emit(call) {
      const absent = optionOf(call, 'ABSENT ON NULL') !== undefined;
      return returned(call, `('{' || string_agg(${member(call, 0, absent)}, ',') || '}')`, true);
    },
  }),
  aggregate({
    names: ['JSON_ARRAYAGG'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const kept = optionOf(call, 'NULL ON NULL') !== undefined;
      const item = kept ? `coalesce(${jsonText(call, 0)}, 'null')` : jsonText(call, 0);
      const list = `string_agg(${item}, ','${orderBy(call)})`;
      // Rows whose values are all NULL still make an array.
      return returned(call, `(CASE WHEN count(*) > 0 THEN '[' || coalesce(${list}, '') || ']' END)`, true);
    },
  }),
];

function member(call: NamedCall, index: number, absent: boolean): string {
  const name = `to_json(${textArgument(call, index).text})::text`;
  const value = jsonText(call, index + 1);
  return `(${name} || ':' || ${absent ? value : `coalesce(${value}, 'null')`})`;
}

function returned(call: NamedCall, sql: string, nullable: boolean): Typed {
  const whole: Typed = { ...derived(sql, clob, []), pg: 'text', nullable };
  const type = optionOf(call, 'RETURNING')?.type;
  return type === undefined ? whole : convert(whole, call.resolve(type), call.session);
}
