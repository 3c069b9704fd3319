import { asText } from '../../compile/emitted.ts';
import { SqlError } from '../../error.ts';
import { textArgument } from '../arguments.ts';
import { aggregate, anyString, optionOf, varchar } from '../define.ts';
import { distinct, orderBy } from './order.ts';

/** The texts of a group, one after the other. Longer than its type is -137, unless ON OVERFLOW TRUNCATE says what to do. */
export const listagg = aggregate({
  names: ['LISTAGG'],
  counts: [1, 2],
  expected: [anyString],
  emit(call) {
    const { text, length, ccsid, type } = textArgument(call, 0);
    const separator = call.args.length === 2 ? textArgument(call, 1).text : `''`;
    const most = type.name === 'CLOB' ? 1_048_576 : Math.max(4000, length);
    const kind = varchar(most, ccsid);
    const truncate = optionOf(call, 'ON OVERFLOW TRUNCATE');
    // With DISTINCT PostgreSQL sorts by what is listed only.
    const order = call.call.quantifier === 'DISTINCT' ? sameOrder(call, text) : orderBy(call);
    const list = `array_agg(${distinct(call)}${text}${order}) FILTER (WHERE ${text} IS NOT NULL)${call.over}`;
    if (truncate === undefined) {
      return { sql: `db2.listed(${list}, ${separator}, ${most})`, type: kind, pg: 'text', nullable: true };
    }
    const filler = truncate.value === undefined ? `'...'` : asText(call.translate(truncate.value));
    const count = optionOf(call, 'WITHOUT COUNT') === undefined;
    const sql = `db2.listed(${list}, ${separator}, ${most}, ${filler}, ${count})`;
    return { sql, type: kind, pg: 'text', nullable: true };
  },
});

function sameOrder(call: Parameters<typeof orderBy>[0], text: string): string {
  const [key, ...others] = call.order ?? [];
  if (key === undefined) return '';
  if (others.length > 0 || asText(key.value) !== text) throw new SqlError(-214);
  return ` ORDER BY ${text}${key.item.descending === true ? ' DESC' : ''}`;
}
