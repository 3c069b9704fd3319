import { derived } from '../../types/settle.ts';
import { bytesArgument, isBytesArgument, result, textArgument } from '../arguments.ts';
import type { BuiltIn } from '../built-in.ts';
import { anyString, integer, scalar, varchar } from '../define.ts';

export const unique: readonly BuiltIn[] = [
  scalar({
    names: ['GENERATE_UNIQUE'],
    counts: 0,
    volatile: true,
    emit: () => derived('db2.generate_unique()', { name: 'CHAR', length: 13, ccsid: 65535 }, []),
  }),
  scalar({
    names: ['BASE64_ENCODE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const { sql, length } = bytesArgument(call, 0);
      const type = varchar(Math.ceil(length / 3) * 4, call.session.ccsid);
      return result(`translate(encode(${sql}, 'base64'), E'\\n', '')`, type, call, 'text');
    },
  }),
  scalar({
    names: ['BASE64_DECODE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const { text, length } = textArgument(call, 0);
      return result(
        `db2.from_base64(${text})`,
        { name: 'VARBINARY', length: Math.max(1, Math.floor(length * 0.75)) },
        call,
      );
    },
  }),
  scalar({
    names: ['URL_ENCODE'],
    counts: [1, 2],
    expected: [anyString],
    emit(call) {
      const { text, length } = textArgument(call, 0);
      return result(`db2.url_encode(${text})`, varchar(length * 3, call.session.ccsid), call, 'text');
    },
  }),
  scalar({
    names: ['URL_DECODE'],
    counts: [1, 2],
    expected: [anyString],
    emit(call) {
      const { text, length } = textArgument(call, 0);
      return result(`db2.url_decode(${text})`, varchar(length, call.session.ccsid), call, 'text');
    },
  }),
  scalar({
    names: ['HASH', 'HASH_VALUES'],
    counts: [1, 64],
    expected: [anyString],
    emit(call) {
      const parts = call.args.map((_, index) =>
        isBytesArgument(call, index)
          ? bytesArgument(call, index).sql
          : `convert_to(${textArgument(call, index).text}, 'UTF8')`,
      );
      return result(`db2.hash_values(${parts.join(` || '\\x00'::bytea || `)})`, integer, call);
    },
  }),
];
