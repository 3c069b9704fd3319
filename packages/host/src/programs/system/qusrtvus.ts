import { bytes, int32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';

/** Retrieve User Space. */
export const qusrtvus = api(
  { space: qualifiedName, start: int32('1 is the first byte'), length, receiver: out(bytes()), error: errorCode },
  async ({ space, start, length }, { job, userSpaces, messages, storage }) => {
    if (start < 1) throw messages.escape('CPD3C14', [start]);
    if (length < 1) throw messages.escape('CPD3C13', [length]);
    const content = await userSpaces.read(job, space, start - 1, length);
    return { receiver: content.subarray(0, storage[3]!.length) };
  },
);
