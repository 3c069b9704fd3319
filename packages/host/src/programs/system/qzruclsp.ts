import { charset } from '@bigiron/wire/ccsid/index';
import { bytes, int32 } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import type { Returned, Storage } from '../room.ts';
import { type Api, api } from './api.ts';
import { errorCode } from './error-code.ts';

const ReturnFormat = { nothing: 0, integer: 1, integerAndErrno: 3 } as const;
const Kind = { byValue: 1, byReference: 2 } as const;

/** Parameters in front of those of the procedure. */
const own = 7;
const ebcdic = charset(37);

/** Call Service Program Procedure. Source: JTOpen `RemoteCommandImplRemote.java`, runServiceProgram. */
export const qzruclsp: Api = rooms => (job, storage) => callWith(storage.slice(own))(rooms)(job, storage.slice(0, own));

function callWith(storage: readonly Storage[]): Api {
  return api(
    {
      service: qualifiedName,
      procedure: bytes(undefined, 'the name, ended by a zero byte'),
      returnFormat: int32('0 nothing, 1 integer, 3 integer and errno; 2, a pointer, is not there'),
      kinds: bytes(undefined, 'int32 for each parameter: 1 by value, 2 by reference'),
      count: int32(),
      error: errorCode,
      returned: optional(out(bytes())),
    },
    async ({ service, procedure, returnFormat, kinds, count }, { job, programs, messages }) => {
      const wrong = (what: string) => messages.escape('CPF226E', [what]);
      if (!Object.values<number>(ReturnFormat).includes(returnFormat)) throw wrong(`return format ${returnFormat}`);
      if (count !== storage.length || kinds.length < 4 * count) throw wrong(`${count} parameters`);
      const parameters = storage.map((one, i) => argument(one, Buffer.from(kinds).readInt32BE(4 * i), wrong));
      const name = ebcdic.decode(procedure).split('\0')[0]!.trimEnd();
      const found = await programs.serviceProgram(job, service);
      const returned = await found.call(job, name, parameters);
      return returnFormat === ReturnFormat.nothing ? {} : { returned: integers(returned, returnFormat) };
    },
  );
}

/** What the procedure does to a parameter by value stays with it. */
function argument(storage: Storage, kind: number, wrong: (what: string) => Error): Storage {
  if (kind === Kind.byReference) return storage;
  if (kind === Kind.byValue) return storage && Buffer.from(storage);
  throw wrong(`parameter kind ${kind}`);
}

function integers({ value, errno }: Returned, format: number): Buffer {
  const bytes = Buffer.alloc(format === ReturnFormat.integer ? 4 : 8);
  bytes.writeInt32BE(value, 0);
  if (format === ReturnFormat.integerAndErrno) bytes.writeInt32BE(errno, 4);
  return bytes;
}
