import { writeFile } from 'node:fs/promises';
import { configure, type HostOptions, type RunningHost, readConfig, startHost } from '@bigiron/host';
import { type Call, type Command, exitStatus, integer, text, UsageError } from '../command.ts';

export const start: Command = {
  summary: 'Start a host.',
  usage:
    '[--data DIR] [--bind ADDR] [--port-offset N] [--services LIST] [--user NAME:PASSWORD]... [--database-url URL]\n' +
    '      [--key-file FILE] [--programs DIR] [--config FILE] [--vrm V7R5M0] [--trace LIST] [--allow CIDR]... [--ready-file FILE]',
  options: {
    data: { type: 'string', argument: 'DIR', help: 'where everything is kept; default BIGIRON_DATA, else ~/.bigiron' },
    bind: { type: 'string', argument: 'ADDR', help: 'address to listen on; default 127.0.0.1' },
    'port-offset': { type: 'string', argument: 'N', help: 'added to every port' },
    services: { type: 'string', argument: 'LIST', help: 'doors to open, by name, with commas; default all' },
    user: {
      type: 'string',
      multiple: true,
      argument: 'NAME:PASSWORD',
      help: 'create an ordinary user profile; may be repeated',
    },
    'database-url': { type: 'string', argument: 'URL', help: 'use this PostgreSQL server; several hosts may share it' },
    'key-file': {
      type: 'string',
      argument: 'FILE',
      help: 'key of the password verifiers, the same for hosts that share a database; default DIR/verifier.key',
    },
    programs: { type: 'string', argument: 'DIR', help: 'directory of programs, LIBRARY/PROGRAM.ts' },
    config: { type: 'string', argument: 'FILE', help: 'settings from a YAML file; options given here win' },
    vrm: { type: 'string', argument: 'V7R5M0', help: 'the release that the host says it is' },
    trace: { type: 'string', argument: 'LIST', help: 'doors whose messages are printed field by field; * for all' },
    allow: { type: 'string', multiple: true, argument: 'CIDR', help: 'addresses that may connect; may be repeated' },
    'ready-file': { type: 'string', argument: 'FILE', help: 'write the JSON of the ready line to this file' },
  },
  async run(call) {
    if (call.operands.length > 0) throw new UsageError(`${call.operands[0]} is not an option`);
    const path = text(call, 'config') ?? call.terminal.environment.BIGIRON_CONFIG;
    const config = configure(given(call), path === undefined ? {} : await readConfig(path));
    const host = await startHost(config);
    const ready = JSON.stringify(host.description);
    if (host.firstPassword !== undefined) {
      call.terminal.out(
        `QSECOFR has the password ${host.firstPassword} . It is shown this once; change it with CHGPWD.`,
      );
    }
    if (config.readyFile !== undefined) await writeFile(config.readyFile, `${ready}\n`);
    call.terminal.out(host.banner);
    call.terminal.out(`bigiron ready ${ready}`);
    await stopped(host);
    return exitStatus.done;
  },
};

function given(call: Call): HostOptions {
  const { environment } = call.terminal;
  const option = (name: string, variable: string) => text(call, name) ?? environment[variable];
  const options: { -readonly [K in keyof HostOptions]: HostOptions[K] | undefined } = {
    dataDirectory: option('data', 'BIGIRON_DATA'),
    bind: option('bind', 'BIGIRON_BIND'),
    portOffset:
      integer(call, 'port-offset', 0, 50_000) ?? numberOf(environment.BIGIRON_PORT_OFFSET, 'BIGIRON_PORT_OFFSET'),
    services: listOf(option('services', 'BIGIRON_SERVICES')),
    users: users(call),
    databaseUrl: option('database-url', 'BIGIRON_DATABASE_URL'),
    keyFile: option('key-file', 'BIGIRON_KEY_FILE'),
    programs: option('programs', 'BIGIRON_PROGRAMS'),
    release: option('vrm', 'BIGIRON_VRM'),
    trace: listOf(option('trace', 'BIGIRON_TRACE')),
    allow: call.options.allow as string[] | undefined,
    readyFile: option('ready-file', 'BIGIRON_READY_FILE'),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as HostOptions;
}

function users(call: Call): { name: string; password: string }[] | undefined {
  const values = call.options.user as string[] | undefined;
  return values?.map(value => {
    const colon = value.indexOf(':');
    if (colon < 1 || colon === value.length - 1)
      throw new UsageError(`--user takes NAME:PASSWORD, not ${value.split(':')[0]}`);
    return { name: value.slice(0, colon).toUpperCase(), password: value.slice(colon + 1) };
  });
}

function listOf(value: string | undefined): string[] | undefined {
  return value?.split(',').map(name => name.trim());
}

function numberOf(value: string | undefined, name: string): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number)) throw new UsageError(`${name} is not a whole number: ${value}`);
  return number;
}

/** Resolves when the host has stopped: after SIGTERM or SIGINT, drained; a second signal does not wait. */
function stopped(host: RunningHost): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = false;
    const stop = () => {
      if (asked) process.exit(1);
      asked = true;
      host.stop().then(resolve, reject);
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    void host.stopped.then(resolve);
  });
}
