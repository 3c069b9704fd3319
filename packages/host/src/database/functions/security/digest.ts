import { bytesArgument, result } from '../arguments.ts';
import type { BuiltIn } from '../built-in.ts';
import { anyString, scalar } from '../define.ts';

const digests = [
  ['HASH_MD5', 16, (bytes: string) => `decode(md5(${bytes}), 'hex')`],
  ['HASH_SHA1', 20, (bytes: string) => `db2.sha1(${bytes})`],
  ['HASH_SHA256', 32, (bytes: string) => `sha256(${bytes})`],
  ['HASH_SHA512', 64, (bytes: string) => `sha512(${bytes})`],
] as const;

/** Digests of the bytes of a string, in its own CCSID. */
export const digest: readonly BuiltIn[] = digests.map(([name, length, sql]) =>
  scalar({
    names: [name],
    counts: 1,
    expected: [anyString],
    emit: call => result(sql(bytesArgument(call, 0).sql), { name: 'BINARY', length }, call),
  }),
);
