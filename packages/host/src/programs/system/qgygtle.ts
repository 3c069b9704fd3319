import { bytes, int32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { receiver } from './receiver.ts';

/** Get List Entries. */
export const qgygtle = api(
  {
    receiver,
    length,
    handle: int32(),
    information: out(bytes(80)),
    count: int32(),
    first: int32('from 1; 0 or -1: only information about the list'),
    error: errorCode,
  },
  async ({ length, handle, count, first }, call) => {
    const room = first > 0 ? Math.min(length, call.storage[0]!.length) : 0;
    const found = call.lists.read(call, handle, { first: Math.max(first, 1), count, room });
    if (found === undefined) throw call.messages.escape('GUI0001', [handle]);
    return { receiver: found.data, information: found.information };
  },
);
