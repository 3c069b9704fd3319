import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { out } from '@bigiron/wire/program/index';
import { Autu0150 } from '@bigiron/wire/systemprogram/user-list';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { listInformation, readOpenList } from './open-list.ts';
import { errorCode, noErrorCode } from './parameters.ts';

export interface UserListOptions extends CallOptions {
  /** A name or a generic one (`ABC*`); default all. */
  readonly name?: string | undefined;
  /** Only profiles that are groups, only those that are none, or the members of a group. Default all. */
  readonly select?: 'users' | 'groups' | { readonly membersOf: string } | undefined;
}

/** A user profile in a list. */
export interface ListedUser {
  readonly name: string;
  readonly text: string;
  /** Whether other profiles have it as group. */
  readonly isGroup: boolean;
}

const open = {
  receiver: out(bytes(0)),
  length: int32(),
  information: listInformation,
  count: int32(),
  format: char(8),
  selection: char(10),
  group: char(10),
  error: errorCode,
  profile: char(10),
};

/** Asks QGYOLAUS for the profiles that the user may see, by name. */
export async function listUsers(
  caller: Caller,
  { name = '*ALL', select, ...options }: UserListOptions,
): Promise<ListedUser[]> {
  const member = typeof select === 'object';
  const selection = member ? '*MEMBER' : select === 'groups' ? '*GROUP' : select === 'users' ? '*USER' : '*ALL';
  const values = {
    ...{ length: 0, count: -1, format: 'AUTU0150', selection, error: noErrorCode },
    group: member ? select.membersOf.toUpperCase() : '*NONE',
    profile: name.toUpperCase(),
  };
  const { information } = await caller.call('QSYS/QGYOLAUS', open, values, options);
  return readOpenList(
    caller,
    information,
    (from, total) =>
      Array.from({ length: total }, () => {
        const { name, text, isGroup } = Autu0150.read(from);
        return { name, text, isGroup };
      }),
    options,
  );
}
