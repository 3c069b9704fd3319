import { readFile } from 'node:fs/promises';
import { type Call, type Command, exitStatus, flag, text, UsageError } from '../command.ts';
import { type AccessFunction, accessFunctions, functionsNamed } from '../functions/access-functions.ts';
import { advice, portMapperAdvice, works } from '../functions/advice.ts';
import { probingOf, probingOptions } from '../functions/probing-options.ts';
import { type HostReach, type Reach, reach, type ServerReach } from '../functions/reach.ts';
import { columns, milliseconds } from '../functions/table.ts';

export const ping: Command = {
  summary: 'Say which functions of a host can be used, by speaking to their servers.',
  usage:
    '[HOST] [--functions LIST] [--tls] [--tls-ca FILE] [--data DIR] [--port-mapper PORT] [--timeout SECONDS] [--quiet | --json]',
  options: {
    ...probingOptions,
    functions: {
      type: 'string',
      argument: 'LIST',
      help: `of ${accessFunctions.map(({ name }) => name).join(',')}; default: those whose servers the host names`,
    },
    tls: { type: 'boolean', help: 'only TLS counts' },
    'tls-ca': { type: 'string', argument: 'FILE', help: 'certificate authority to trust (PEM); implies --tls' },
    quiet: { type: 'boolean', help: 'print nothing; the exit status tells' },
  },
  async run(call) {
    const [host = call.terminal.environment.BIGIRON_HOST ?? '127.0.0.1', ...rest] = call.operands;
    if (rest.length > 0) throw new UsageError('one host at a time');
    const list = text(call, 'functions');
    const found = await reach({
      ...probingOf(call),
      host,
      functions: list === undefined ? undefined : functionsNamed(list),
      ca: await authority(call),
    });
    const tls = flag(call, 'tls') || text(call, 'tls-ca') !== undefined;
    const done = found.functions.length > 0 && found.functions.every(one => usable(found, one, tls));
    if (!flag(call, 'quiet'))
      call.terminal.out(flag(call, 'json') ? JSON.stringify(described(host, found, tls)) : shown(host, found, tls));
    return done ? exitStatus.done : exitStatus.noConnection;
  },
};

async function authority(call: Call): Promise<Buffer | undefined> {
  const path = text(call, 'tls-ca');
  if (path === undefined) return undefined;
  return readFile(path).catch(error => {
    throw new UsageError(`--tls-ca: ${(error as Error).message}`);
  });
}

function usable({ servers }: HostReach, wanted: AccessFunction, tls: boolean): boolean {
  return wanted.servers.every(name => serverWorks(servers.get(name), tls));
}

/**
 * A server that is spoken over TLS only counts over TLS, and the other way round. Whether this machine trusts the certificate matters only
 * to those who ask for TLS.
 */
function serverWorks(server: ServerReach | undefined, tls: boolean): boolean {
  if (!tls && server?.plain === undefined) return server?.tls?.answer.kind === 'answered';
  return works(tls ? (server?.tls ?? server?.plain) : server?.plain);
}

function shown(host: string, found: HostReach, tls: boolean): string {
  const { portMapper, functions, servers } = found;
  const lines =
    'ports' in portMapper
      ? [`Port mapper of ${host} on ${portMapper.port}: answered in ${milliseconds(portMapper.time)}`]
      : [`Port mapper of ${host}: ${portMapperAdvice(portMapper)}`];
  if (functions.length === 0) lines.push('It names the servers of no function. Name functions with --functions.');
  for (const one of functions) {
    const needed = one.servers.map(name => servers.get(name) as ServerReach);
    lines.push('', `${one.title} (${one.name}): ${usable(found, one, tls) ? 'can be used' : 'CANNOT be used'}`);
    lines.push(
      columns(
        needed.map(({ server, plain, tls: overTls }) => [`  ${server.title}`, cell(plain), `TLS ${cell(overTls)}`]),
      ),
    );
  }
  const remedies = [...servers.values()].flatMap(remediesOf);
  return [...lines, ...(remedies.length > 0 ? ['', 'What to do:', ...remedies.map(line => `  ${line}`)] : [])].join(
    '\n',
  );
}

function cell(reached: Reach | undefined): string {
  if (reached === undefined) return 'none';
  const { port, answer } = reached;
  switch (answer.kind) {
    case 'answered':
      return `${port} ${milliseconds(answer.time)}${answer.distrust === undefined ? '' : ' (not trusted)'}`;
    case 'unnamed':
      return 'not known';
    case 'silent':
      return `${port} not recognised`;
    case 'failed':
      return `${port} ${answer.failure}`;
  }
}

function remediesOf({ server, plain, tls }: ServerReach): string[] {
  return [
    ...(plain === undefined ? [] : remedy(server.title, advice(server, plain, false))),
    ...(tls === undefined ? [] : remedy(`${server.title} over TLS`, advice(server, tls, true))),
  ];
}

function remedy(title: string, what: string | undefined): string[] {
  return what === undefined ? [] : [`${title}: ${what}`];
}

function described(host: string, found: HostReach, tls: boolean) {
  const { portMapper, functions, servers } = found;
  const way = (server: ServerReach['server'], one: Reach | undefined, overTls: boolean) =>
    one && { port: one.port, ...one.answer, works: works(one), advice: advice(server, one, overTls) };
  return {
    host,
    portMapper:
      'ports' in portMapper
        ? { port: portMapper.port, kind: 'answered', time: portMapper.time }
        : { ...portMapper, kind: 'failed', advice: portMapperAdvice(portMapper) },
    functions: functions.map(one => ({
      name: one.name,
      title: one.title,
      usable: usable(found, one, tls),
      servers: one.servers,
    })),
    servers: [...servers.values()].map(({ server, plain, tls: overTls }) => ({
      name: server.name,
      plain: way(server, plain, false),
      tls: way(server, overTls, true),
    })),
  };
}
