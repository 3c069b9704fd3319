import { isGraphic } from '../../types/family.ts';
import { maximumLength } from '../../types/limits.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { constantInteger, integerArgument, result, type TextArgument, textArgument } from '../arguments.ts';
import { anyString, integer, scalar, varchar } from '../define.ts';

/** What LPAD, REPEAT and SPACE give where the number is not a constant. */
const unknownLength = 4000;

export const replace = [
  scalar({
    names: ['REPLACE'],
    counts: [2, 3],
    expected: [anyString],
    emit(call) {
      const [source, wanted] = [textArgument(call, 0), textArgument(call, 1)];
      const by = call.args.length === 3 ? textArgument(call, 2) : undefined;
      const [l1, l2, l3] = [source.length, wanted.length, by?.length ?? 0];
      const length = l3 <= l2 ? l1 : l3 * Math.floor(l1 / l2) + (l1 % l2);
      return result(
        `db2.replace(${source.text}, ${wanted.text}, ${by?.text ?? `''`})`,
        like(source, length),
        call,
        'text',
      );
    },
  }),
  scalar({
    names: ['INSERT'],
    counts: 4,
    expected: [anyString, integer, integer, anyString],
    emit(call) {
      const [source, insertion] = [textArgument(call, 0), textArgument(call, 3)];
      const sql = `db2.insert(${source.text}, ${integerArgument(call, 1)}, ${integerArgument(call, 2)}, ${insertion.text})`;
      return result(sql, like(source, source.length + insertion.length), call, 'text');
    },
  }),
  scalar({
    names: ['OVERLAY'],
    counts: [3, 5],
    expected: [anyString, anyString, integer],
    emit(call) {
      const [source, insertion] = [textArgument(call, 0), textArgument(call, 1)];
      const length = call.args.length > 3 ? integerArgument(call, 3) : `char_length(${insertion.text})`;
      const sql = `db2.overlay(${source.text}, ${insertion.text}, ${integerArgument(call, 2)}, ${length})`;
      return result(sql, like(source, source.length + insertion.length), call, 'text');
    },
  }),
  scalar({
    names: ['REPEAT'],
    counts: 2,
    expected: [anyString, integer],
    emit(call) {
      const source = textArgument(call, 0);
      const times = constantInteger(call, 1);
      const length = times === undefined ? Math.max(unknownLength, source.length) : source.length * times;
      return result(`db2.repeat(${source.text}, ${integerArgument(call, 1)})`, like(source, length), call, 'text');
    },
  }),
  scalar({
    names: ['SPACE'],
    counts: 1,
    expected: [integer],
    emit(call) {
      const type = varchar(constantInteger(call, 0) ?? unknownLength, call.session.ccsid);
      return result(`db2.repeat(' ', ${integerArgument(call, 0)})`, type, call, 'text');
    },
  }),
  ...(['LPAD', 'RPAD'] as const).map(name =>
    scalar({
      names: [name],
      counts: [2, 3],
      expected: [anyString, integer, anyString],
      emit(call) {
        const source = textArgument(call, 0);
        const pad = call.args.length === 3 ? textArgument(call, 2).text : `' '`;
        const length = constantInteger(call, 1) ?? Math.max(unknownLength, source.length);
        const sql = `db2.${name.toLowerCase()}(${source.text}, ${integerArgument(call, 1)}, ${pad})`;
        return result(sql, like(source, length), call, 'text');
      },
    }),
  ),
];

/** A varying string of the family and CCSID of another. */
function like({ type, ccsid }: TextArgument, length: number): SqlType {
  if (isGraphic(type)) {
    return { name: 'VARGRAPHIC', length: Math.min(Math.max(length, 1), maximumLength.VARGRAPHIC!), ccsid };
  }
  return varchar(type.name === 'CLOB' ? Math.max(length, maximumLength.VARCHAR! + 1) : length, ccsid);
}
