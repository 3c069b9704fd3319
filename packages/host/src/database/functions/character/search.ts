import { bytesArgument, integerArgument, isBytesArgument, result, textArgument } from '../arguments.ts';
import type { BuiltInCall } from '../built-in.ts';
import { anyString, integer, scalar } from '../define.ts';

export const search = [
  scalar({
    names: ['LOCATE'],
    counts: [2, 3],
    expected: [anyString, anyString, integer],
    emit: call => located(call, 0, 1, call.args.length === 3 ? integerArgument(call, 2) : undefined),
  }),
  scalar({ names: ['POSSTR'], counts: 2, expected: [anyString], emit: call => located(call, 1, 0) }),
  scalar({ names: ['POSITION'], counts: [2, 3], expected: [anyString], emit: call => located(call, 0, 1) }),
  scalar({
    names: ['LOCATE_IN_STRING', 'INSTR'],
    counts: [2, 4],
    expected: [anyString, anyString, integer],
    emit(call) {
      const [source, wanted] = [textArgument(call, 0).text, textArgument(call, 1).text];
      if (call.args.length === 2) return result(`strpos(${source}, ${wanted})`, integer, call);
      const instance = call.args.length === 4 ? integerArgument(call, 3) : '1';
      return result(
        `db2.locate_in_string(${source}, ${wanted}, ${integerArgument(call, 2)}, ${instance})`,
        integer,
        call,
      );
    },
  }),
];

function located(call: BuiltInCall & { readonly name: string }, wanted: number, source: number, start?: string) {
  if (isBytesArgument(call, source)) {
    const [what, where] = [bytesArgument(call, wanted).sql, bytesArgument(call, source).sql];
    return result(`db2.locate(${what}, ${where}, ${start ?? 1})`, integer, call);
  }
  const [what, where] = [textArgument(call, wanted).text, textArgument(call, source).text];
  if (start === undefined) return result(`strpos(${where}, ${what})`, integer, call);
  return result(`db2.locate(${what}, ${where}, ${start})`, integer, call);
}
