import type { Reader } from '@bigiron/wire/bytes';
import { int32, type Values } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { ListInformation } from '@bigiron/wire/systemprogram/open-list';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { errorCode, noErrorCode, storage } from './parameters.ts';

/** What an API tells of the list that it has opened. */
export const listInformation = out(ListInformation);

type Opened = Values<(typeof ListInformation)['fields']>;

const close = { handle: int32(), error: errorCode };

/** Gets all entries of a list that was opened, by QGYGTLE, and closes it. `read` is given the bytes of all of them. */
export async function readOpenList<T>(
  caller: Caller,
  { handle, total, length }: Opened,
  read: (from: Reader, total: number) => T[],
  options: CallOptions,
): Promise<T[]> {
  try {
    if (total === 0) return [];
    const parameters = {
      receiver: storage(length, from => read(from, total)),
      length: int32(),
      handle: int32(),
      information: listInformation,
      count: int32(),
      first: int32(),
      error: errorCode,
    };
    const values = { length, handle, count: total, first: 1, error: noErrorCode };
    return (await caller.call('QSYS/QGYGTLE', parameters, values, options)).receiver;
  } finally {
    await caller.call('QSYS/QGYCLST', close, { handle, error: noErrorCode }, options);
  }
}
