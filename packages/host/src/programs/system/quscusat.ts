import { char, counted, uint32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { SpaceAttribute, SpaceChange } from '@bigiron/wire/systemprogram/user-space';
import type { UserSpaceAttributes } from '../../system/user-spaces/user-space.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';

/** Change User Space Attributes. */
export const quscusat = api(
  { library: out(char(10)), space: qualifiedName, changes: counted(uint32(), SpaceChange), error: errorCode },
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
  const size = key === SpaceAttribute.size ? 4 : 1;
  if (!Object.values<number>(SpaceAttribute).includes(key)) throw messages.escape('CPF3C82', [key, 'QUSCUSAT']);
  if (value.length !== size) throw messages.escape('CPF3C4D', [value.length, key]);
  switch (key) {
    case SpaceAttribute.size:
      return { size: Buffer.from(value).readInt32BE() };
    case SpaceAttribute.initialValue:
      return { initialValue: value[0]! };
    default:
      return { automaticExtendability: value[0] === 0xf1 };
  }
}
