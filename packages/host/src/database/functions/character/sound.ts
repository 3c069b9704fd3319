import { integerArgument, result, textArgument } from '../arguments.ts';
import { anyString, char, integer, scalar } from '../define.ts';

export const sound = [
  scalar({
    names: ['SOUNDEX'],
    counts: 1,
    expected: [anyString],
    emit: call => result(`(db2.soundex(${textArgument(call, 0).text})::bpchar(4))`, char(4, call.session.ccsid), call),
  }),
  scalar({
    names: ['DIFFERENCE'],
    counts: 2,
    expected: [anyString],
    emit: call => result(`db2.difference(${textArgument(call, 0).text}, ${textArgument(call, 1).text})`, integer, call),
  }),
  scalar({
    names: ['ASCII'],
    counts: 1,
    expected: [anyString],
    emit: call => result(`ascii(${textArgument(call, 0).text})`, integer, call),
  }),
  scalar({
    names: ['CHR'],
    counts: 1,
    expected: [integer],
    emit: call => result(`(db2.chr(${integerArgument(call, 0)})::bpchar(1))`, char(1, call.session.ccsid), call),
  }),
];
