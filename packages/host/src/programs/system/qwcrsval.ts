import { bytes, int32 } from '@bigiron/wire/message/index';
import type { SystemValue } from '../../system/values/system-value.ts';
import { isEscape } from '../directory/registration.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { receiver } from './receiver.ts';
import { namesOf, retrieved } from './retrieved-values.ts';

/** Retrieve System Values. */
export const qwcrsval = api(
  { receiver, length, count: int32(), names: bytes(undefined, 'ten characters each'), error: errorCode },
  async ({ length, count, names }, call) => {
    const values = namesOf(count, names, call).map(name => describe(name, call));
    return { receiver: retrieved(values, length, call) };
  },
);

function describe(name: string, { systemValues, messages }: ApiCall): SystemValue {
  try {
    return systemValues.describe(name);
  } catch (error) {
    throw isEscape(error, 'CPF1028') ? messages.escape('CPF1860', [name]) : error;
  }
}
