import { char, int32, layout, uint8 } from '@bigiron/wire/message/index';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length, oneZero, qualifiedName } from './fields.ts';
import { counts, received, receiver } from './receiver.ts';

/** Source: JTOpen `UserSpaceImplRemote.java`. */
const Spca0100 = layout({
  ...counts,
  size: int32('bytes'),
  automaticExtendability: oneZero,
  initialValue: uint8(),
  library: char(10),
});

/** Retrieve User Space Attributes. */
export const qusrusat = api(
  { receiver, length, format: char(8, 'SPCA0100'), space: qualifiedName, error: errorCode },
  async ({ length, format, space }, call) => {
    if (format !== 'SPCA0100') throw call.messages.escape('CPF3C21', [format]);
    const described = await call.userSpaces.describe(call.job, space);
    return { receiver: received(Spca0100.encode(described, call.text), length, call) };
  },
);
