import { readFile } from 'node:fs/promises';
import type { Host, UserInformation } from '@bigiron/client';
import { keywords, quoted } from '@bigiron/client/cl';
import { type Call, type Command, type ExitStatus, exitStatus, flag, text, UsageError } from '../command.ts';
import { connectionOptions, withHost } from '../connecting.ts';
import { askPassword } from '../password.ts';

export const user: Command = {
  summary: 'List, create, show, change and delete user profiles.',
  usage: [
    'list [NAME|GENERIC*] [--groups | --members-of GROUP] [--json]',
    'show NAME [--json]',
    'add NAME [--class *USER] [--group NAME] [--text TEXT] [--no-password]',
    'password NAME [--expired]',
    'disable NAME',
    'enable NAME',
    'delete NAME [--owned *NODLT|*DLT | --new-owner NAME]',
  ].join('\n'),
  options: {
    ...connectionOptions,
    'new-password-file': { type: 'string', argument: 'FILE', help: "the first line is the profile's new password" },
    'new-password': {
      type: 'string',
      argument: 'TEXT',
      help: 'the new password, for all to see in the list of processes; default BIGIRON_NEW_PASSWORD, else asked for',
    },
    'no-password': { type: 'boolean', help: 'nobody can sign on with the new profile' },
    expired: { type: 'boolean', help: 'the password must be changed at the next sign-on' },
    class: { type: 'string', argument: 'CLASS', help: '*USER, *PGMR, *SYSOPR, *SECADM or *SECOFR' },
    group: { type: 'string', argument: 'NAME', help: 'group profile' },
    text: { type: 'string', argument: 'TEXT', help: 'what or whom the profile is for' },
    owned: {
      type: 'string',
      argument: 'WHAT',
      help: 'objects that the profile owns: *NODLT keeps the profile, *DLT deletes them',
    },
    'new-owner': { type: 'string', argument: 'NAME', help: 'gets the objects that the deleted profile owned' },
    groups: { type: 'boolean', help: 'list the profiles that are groups only' },
    'members-of': { type: 'string', argument: 'GROUP', help: 'list the members of a group only' },
    json: { type: 'boolean', help: 'print the profile, or the list, as JSON' },
  },
  async run(call) {
    const [action, profile] = call.operands;
    if (action === 'list') return list(call, profile);
    const run = action === undefined ? undefined : actions[action];
    if (run === undefined) throw new UsageError(`what to do? list, ${Object.keys(actions).join(', ')}`);
    if (profile === undefined) throw new UsageError('which user profile? Name it');
    return run(call, name(profile));
  },
};

const actions: Readonly<Record<string, (call: Call, profile: string) => Promise<ExitStatus>>> = {
  show: (call, profile) =>
    withHost(call, async host => {
      const information = await host.userInformation(profile);
      call.terminal.out(flag(call, 'json') ? JSON.stringify(information) : shown(information));
      return exitStatus.done;
    }),
  async add(call, profile) {
    const [group, about] = [text(call, 'group'), text(call, 'text')];
    const values = {
      USRPRF: profile,
      PASSWORD: flag(call, 'no-password') ? '*NONE' : quoted(await newPassword(call)),
      PWDEXP: flag(call, 'expired') ? '*YES' : undefined,
      USRCLS: special(call, 'class', ['*USER', '*PGMR', '*SYSOPR', '*SECADM', '*SECOFR']),
      GRPPRF: group === undefined ? undefined : name(group),
      TEXT: about === undefined ? undefined : quoted(about),
    };
    return run(call, `CRTUSRPRF ${keywords(values)}`);
  },
  async password(call, profile) {
    const PASSWORD = quoted(await newPassword(call));
    const PWDEXP = flag(call, 'expired') ? '*YES' : undefined;
    return run(call, `CHGUSRPRF ${keywords({ USRPRF: profile, PASSWORD, PWDEXP })}`);
  },
  disable: (call, profile) => run(call, `CHGUSRPRF ${keywords({ USRPRF: profile, STATUS: '*DISABLED' })}`),
  enable: (call, profile) => run(call, `CHGUSRPRF ${keywords({ USRPRF: profile, STATUS: '*ENABLED' })}`),
  async delete(call, profile) {
    const [owned, owner] = [special(call, 'owned', ['*NODLT', '*DLT']), text(call, 'new-owner')];
    if (owned !== undefined && owner !== undefined) throw new UsageError('either --owned or --new-owner');
    const OWNOBJOPT = owner === undefined ? owned : `*CHGOWN ${name(owner)}`;
    return run(call, `DLTUSRPRF ${keywords({ USRPRF: profile, OWNOBJOPT })}`);
  },
};

/** The profiles that the user may see: a name, a generic one or all. */
function list(call: Call, wanted: string | undefined): Promise<ExitStatus> {
  const group = text(call, 'members-of');
  if (flag(call, 'groups') && group !== undefined) throw new UsageError('either --groups or --members-of');
  const select =
    group !== undefined ? { membersOf: name(group) } : flag(call, 'groups') ? ('groups' as const) : undefined;
  const generic = wanted?.endsWith('*') === true && wanted.length > 1;
  const chosen = wanted === undefined ? undefined : generic ? `${name(wanted.slice(0, -1))}*` : name(wanted);
  return withHost(call, async host => {
    const users = await host.listUsers({ name: chosen, select });
    if (flag(call, 'json')) call.terminal.out(JSON.stringify(users));
    else
      for (const { name, text, isGroup } of users)
        call.terminal.out(`${name.padEnd(10)}  ${isGroup ? 'group' : '     '}  ${text}`.trimEnd());
    return exitStatus.done;
  });
}

/** Runs one command and prints what the host says of it. */
function run(call: Call, command: string): Promise<ExitStatus> {
  return withHost(call, async (host: Host) => {
    const { messages } = await host.command(command);
    for (const { id, text: said } of messages) call.terminal.out(`${id} ${said}`.trim());
    return exitStatus.done;
  });
}

/** What may stand in a command without apostrophes, and does no more than name an object. */
function name(given: string): string {
  const upper = given.toUpperCase();
  if (/^[A-Z$#@][A-Z0-9$#@_.]{0,9}$/.test(upper)) return upper;
  throw new UsageError(`${given} cannot name a user profile: at most 10 letters, digits, $ # @ _ and no digit first`);
}

function special(call: Call, option: string, allowed: readonly string[]): string | undefined {
  const value = text(call, option)?.toUpperCase();
  if (value === undefined || allowed.includes(value)) return value;
  throw new UsageError(`--${option} is one of ${allowed.join(' ')}`);
}

async function newPassword(call: Call): Promise<string> {
  const password = await givenPassword(call);
  if (password === '') throw new UsageError('the new password is empty');
  // The commands take these for special values, even in apostrophes.
  if (/^\*(NONE|SAME|USRPRF)$/i.test(password)) throw new UsageError(`${password} cannot be a password`);
  return password;
}

async function givenPassword(call: Call): Promise<string> {
  const given = text(call, 'new-password');
  if (given !== undefined) return given;
  const file = text(call, 'new-password-file');
  if (file !== undefined) {
    const content = await readFile(file, 'utf8').catch((error: Error) => {
      throw new UsageError(`--new-password-file: ${error.message}`);
    });
    return content.split(/\r?\n/, 1)[0] as string;
  }
  const { BIGIRON_NEW_PASSWORD } = call.terminal.environment;
  if (BIGIRON_NEW_PASSWORD !== undefined) return BIGIRON_NEW_PASSWORD;
  const ways = 'no new password: give --new-password-file FILE or set BIGIRON_NEW_PASSWORD';
  const typed = await askPassword(call.terminal, { prompt: 'New password: ', ways });
  if ((await askPassword(call.terminal, { prompt: 'Once more: ', ways })) === typed) return typed;
  throw new UsageError('the two passwords differ');
}

function shown(profile: UserInformation): string {
  const day = (date: Date | undefined) => date?.toISOString() ?? '';
  const lines = {
    status: profile.status,
    class: profile.userClass,
    authorities: profile.specialAuthorities.join(' '),
    group: profile.group,
    text: profile.text,
    'last sign-on': day(profile.previousSignon),
    'invalid tries': String(profile.invalidAttempts),
    password: profile.hasPassword ? `changed ${day(profile.passwordChanged)}` : '*NONE',
    expires: profile.passwordSetExpired ? 'at the next sign-on' : day(profile.passwordExpires),
  };
  const rows = Object.entries(lines).filter(([, value]) => value !== '');
  return [profile.name, ...rows.map(([label, value]) => `  ${label.padEnd(15)}${value}`)].join('\n');
}
