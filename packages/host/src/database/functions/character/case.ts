import type { StringType } from '../../types/family.ts';
import { isFixedLength } from '../../types/family.ts';
import { result, textArgument } from '../arguments.ts';
import { anyString, char, invalidArgument, scalar } from '../define.ts';

const expected = [anyString, char(1, 37)];

export const letterCase = [
  scalar({ names: ['UPPER', 'UCASE'], counts: 1, expected, emit: call => folded(call, 'upper') }),
  scalar({ names: ['LOWER', 'LCASE'], counts: 1, expected, emit: call => folded(call, 'lower') }),
  scalar({
    names: ['TRANSLATE'],
    counts: [1, 4],
    expected: [anyString],
    emit(call) {
      if (call.args.length === 1) return folded(call, 'upper');
      const source = textArgument(call, 0);
      const target = textArgument(call, 1);
      const pad = call.args.length === 4 ? textArgument(call, 3).text : `' '`;
      if (call.args.length === 2) {
        return translated(call, source.type, `db2.blanks_for(${source.text}, left(${target.text} || ' ', 1))`);
      }
      return translated(
        call,
        source.type,
        `db2.translate(${source.text}, ${target.text}, ${textArgument(call, 2).text}, ${pad})`,
      );
    },
  }),
];

type Call = Parameters<typeof textArgument>[0];

function folded(call: Call, to: 'upper' | 'lower') {
  const { text, type } = textArgument(call, 0);
  return translated(call, type, `db2.${to}(${text})`);
}

/** As long as the argument, so of its type. */
function translated(call: Call, type: StringType | { name: string }, sql: string) {
  const same = type as StringType;
  if (!('length' in same)) throw invalidArgument(0, call.name);
  if (!isFixedLength(same)) return result(sql, same, call, 'text');
  return result(`(${sql}::bpchar(${same.length}))`, same, call, 'bpchar');
}
