import { SqlError } from '../../error.ts';
import { graphicCcsidOf } from '../../types/ccsid.ts';
import { isBinary, isBytes } from '../../types/family.ts';
import type { Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import {
  bytesArgument,
  constantInteger,
  isBytesArgument,
  nullable,
  result,
  textArgument,
  typed,
} from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, invalidArgument, scalar, varchar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

/** The algorithm's number in the data, and the size of its blocks. RC2 is not there: no library of PostgreSQL has it. */
const ciphers = [
  ['ENCRYPT_TDES', 2, 8],
  ['ENCRYPT_AES', 3, 16],
] as const;

/** Encryption with a password that is given in the call; there is no SET ENCRYPTION PASSWORD, so without one it is -20143. */
export const encryption: readonly BuiltIn[] = [
  ...ciphers.map(([name, algorithm, block]) =>
    scalar({
      names: [name],
      counts: [1, 3],
      expected: [anyString],
      volatile: true,
      emit(call) {
        const { sql, length } = bytesArgument(call, 0);
        const hint = call.args.length === 3 ? textArgument(call, 2).text : `''`;
        const size = Math.ceil((length + 24) / block) * block + (call.args.length === 3 ? 32 : 0);
        const bits = !isBinary(typed(call, 0).type);
        const type: SqlType = bits
          ? { name: 'VARCHAR', length: size, ccsid: 65535 }
          : { name: 'VARBINARY', length: size };
        return result(`db2.encrypt(${sql}, ${password(call)}, ${hint}, ${algorithm})`, type, call);
      },
    }),
  ),
  scalar({
    names: ['DECRYPT_BIT'],
    counts: [1, 2],
    expected: [anyString],
    emit: call => decrypted(call, { name: 'VARCHAR', length: plainLength(call), ccsid: 65535 }),
  }),
  scalar({
    names: ['DECRYPT_BINARY'],
    counts: [1, 2],
    expected: [anyString],
    emit: call => decrypted(call, { name: 'VARBINARY', length: plainLength(call) }),
  }),
  scalar({
    names: ['DECRYPT_CHAR'],
    counts: [1, 3],
    expected: [anyString],
    emit(call) {
      const type = varchar(plainLength(call), constantInteger(call, 2) ?? call.session.ccsid);
      return inCharacters(call, type);
    },
  }),
  scalar({
    names: ['DECRYPT_DB'],
    counts: [1, 3],
    expected: [anyString],
    emit(call) {
      const ccsid = constantInteger(call, 2) ?? graphicCcsidOf(call.session.ccsid);
      return inCharacters(call, { name: 'VARGRAPHIC', length: Math.max(1, Math.ceil(plainLength(call) / 2)), ccsid });
    },
  }),
  scalar({
    names: ['GETHINT'],
    counts: 1,
    expected: [anyString],
    emit: call => nullable(result(`db2.hint(${encrypted(call)})`, varchar(32, call.session.ccsid), call, 'text')),
  }),
];

function password(call: NamedCall): string {
  if (call.args.length < 2) throw new SqlError(-20143);
  return textArgument(call, 1).text;
}

function encrypted(call: NamedCall): string {
  const { sql, type } = typed(call, 0);
  if (!isBytesArgument(call, 0) || !isBytes(type)) throw invalidArgument(0, call.name);
  return sql;
}

/** There are 16 bytes more in encrypted data, at least. */
function plainLength(call: NamedCall): number {
  return Math.max(1, bytesArgument(call, 0).length - 16);
}

function decrypted(call: NamedCall, type: SqlType): Typed {
  return result(`db2.decrypt(${encrypted(call)}, ${password(call)})`, type, call);
}

function inCharacters(call: NamedCall, type: SqlType & { readonly ccsid?: number }): Typed {
  const sql = `db2.characters(db2.decrypt(${encrypted(call)}, ${password(call)}), ${type.ccsid})`;
  return result(sql, type, call, 'text');
}
