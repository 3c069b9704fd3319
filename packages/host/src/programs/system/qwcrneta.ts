import { bytes, int32 } from '@bigiron/wire/message/index';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { receiver } from './receiver.ts';
import { namesOf, retrieved } from './retrieved-values.ts';

/** Retrieve Network Attributes. Source of the parameters: JTOpen `SystemValueUtility.java`. */
export const qwcrneta = api(
  { receiver, length, count: int32(), names: bytes(undefined, 'ten characters each'), error: errorCode },
  async ({ length, count, names }, call) => {
    const wanted = namesOf(count, names, call);
    const all = new Map((await call.networkAttributes.list()).map(one => [one.name, one]));
    const values = wanted.map(name => {
      const value = all.get(name);
      if (value === undefined) throw call.messages.escape('CPF1860', [name]);
      return value;
    });
    return { receiver: retrieved(values, length, call) };
  },
);
