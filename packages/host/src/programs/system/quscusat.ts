import { bytes, char, counted, int32, layout, prefixed, uint32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import type { UserSpaceAttributes } from '../../system/user-spaces/user-space.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { qualifiedName } from './fields.ts';

const Key = { size: 1, initialValue: 2, automaticExtendability: 3 } as const;

/** Source: JTOpen `UserSpaceImplRemote.java`. */
const change = layout({
  key: int32('1 size, 2 initial value, 3 automatic extendability'),
  value: prefixed(uint32(), bytes()),
});

/** Change User Space Attributes. */
export const quscusat = api(
  { library: out(char(10)), space: qualifiedName, changes: counted(uint32(), change), error: errorCode },
  async ({ space, changes }, call) => {
    let attributes: Partial<UserSpaceAttributes> = {};
    for (const one of changes) attributes = { ...attributes, ...attribute(one, call) };
    await call.userSpaces.change(call.job, space, attributes);
    return { library: (await call.userSpaces.describe(call.job, space)).library };
  },
);

function attribute(
  { key, value }: { key: number; value: Uint8Array },
  { messages }: ApiCall,
): Partial<UserSpaceAttributes> {
  const size = key === Key.size ? 4 : 1;
  if (!Object.values<number>(Key).includes(key)) throw messages.escape('CPF3C82', [key, 'QUSCUSAT']);
  if (value.length !== size) throw messages.escape('CPF3C4D', [value.length, key]);
  switch (key) {
    case Key.size:
      return { size: Buffer.from(value).readInt32BE() };
    case Key.initialValue:
      return { initialValue: value[0]! };
    default:
      return { automaticExtendability: value[0] === 0xf1 };
  }
}
