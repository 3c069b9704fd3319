import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { Autu0100, Autu0150 } from '@bigiron/wire/systemprogram/user-list';
import type { Profile } from '../../system/profiles/profile.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { fixedEntries } from './open-lists.ts';
import { receiver } from './receiver.ts';

/** Open List of Authorized Users: the profiles that the user may see. Source of the parameters: JTOpen `UserList.java`. */
export const qgyolaus = api(
  {
    receiver,
    length,
    information: out(bytes(80)),
    count: int32('-1: build the whole list'),
    format: char(8, 'AUTU0100, AUTU0150'),
    selection: char(10, '*ALL, *USER, *GROUP, *MEMBER'),
    group: char(10, '*NONE; with *MEMBER a group, or *NOGROUP'),
    error: errorCode,
    profile: optional(char(10, '*ALL, generic or a name')),
  },
  async ({ length, count, format, selection, group, profile = '*ALL' }, call) => {
    const wanted = selections[selection];
    if (format !== 'AUTU0100' && format !== 'AUTU0150') throw call.messages.escape('CPF3C21', [format]);
    const aboutMembers = selection === '*MEMBER';
    if (wanted === undefined) throw call.messages.escape('CPF3C3A', ['QGYOLAUS', 6]);
    if (aboutMembers === (group === '*NONE')) throw call.messages.escape('CPF3C3A', ['QGYOLAUS', 7]);
    if (aboutMembers && group !== '*NOGROUP') await call.profiles.require(group);
    const groups = await call.profiles.groups();
    const users = (await call.profiles.list(call.job, profile)).filter(one => wanted(one, groups, group));
    const entries = users.map(user => encode(format, user, groups.has(user.name), call));
    const entryLength = format === 'AUTU0100' ? Autu0100.size! : Autu0150.size!;
    return call.lists.opened(call, fixedEntries(entries), { length, count, entryLength });
  },
);

type Selection = (user: Profile, groups: ReadonlySet<string>, group: string) => boolean;

const selections: Readonly<Record<string, Selection>> = {
  '*ALL': () => true,
  '*USER': (user, groups) => !groups.has(user.name),
  '*GROUP': (user, groups) => groups.has(user.name),
  '*MEMBER': (user, groups, group) =>
    group === '*NOGROUP' ? user.groups.length === 0 && !groups.has(user.name) : user.groups.includes(group),
};

function encode(format: string, { name, text }: Profile, isGroup: boolean, call: ApiCall): Buffer {
  const user = { name, isGroup, hasMembers: isGroup };
  return format === 'AUTU0100' ? Autu0100.encode(user, call.text) : Autu0150.encode({ ...user, text }, call.text);
}
