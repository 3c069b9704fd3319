import { emitConcatenation, markerTypeInConcatenation } from '../../types/concatenate.ts';
import { result, textArgument } from '../arguments.ts';
import type { BuiltIn } from '../built-in.ts';
import { anyString, scalar, varchar } from '../define.ts';

export const various: readonly BuiltIn[] = [
  scalar({
    names: ['CONCAT'],
    counts: 2,
    expected: [
      (others, session) =>
        markerTypeInConcatenation(
          others.find(type => type !== undefined),
          session.ccsid,
        ),
    ],
    emit: call => emitConcatenation(call.args[0]!, call.args[1]!, call.session),
  }),
  scalar({
    names: ['DATABASE'],
    counts: 0,
    emit: call => call.translate({ kind: 'register', name: 'CURRENT SERVER', at: call.call.at }),
  }),
  scalar({
    names: ['IDENTITY_VAL_LOCAL'],
    counts: 0,
    volatile: true,
    emit: call => call.translate({ kind: 'register', name: 'IDENTITY_VAL_LOCAL', at: call.call.at }),
  }),
  scalar({
    names: ['HTML_ENTITY_ENCODE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const { text, length, ccsid } = textArgument(call, 0);
      return result(`db2.html_encode(${text})`, varchar(length * 6, ccsid), call, 'text');
    },
  }),
  scalar({
    names: ['HTML_ENTITY_DECODE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const { text, length, ccsid } = textArgument(call, 0);
      return result(`db2.html_decode(${text})`, varchar(length, ccsid), call, 'text');
    },
  }),
];
