import { char } from '@bigiron/wire/message/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { Spca0100 } from '@bigiron/wire/systemprogram/user-space';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { received, receiver } from './receiver.ts';

/** Retrieve User Space Attributes. */
export const qusrusat = api(
  { receiver, length, format: char(8, 'SPCA0100'), space: qualifiedName, error: errorCode },
  async ({ length, format, space }, call) => {
    if (format !== 'SPCA0100') throw call.messages.escape('CPF3C21', [format]);
    const described = await call.userSpaces.describe(call.job, space);
    return { receiver: received(Spca0100.encode(described, call.text), length, call) };
  },
);
