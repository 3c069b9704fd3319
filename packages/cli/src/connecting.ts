import { readFile } from 'node:fs/promises';
import { connect, type Host, type TlsOptions } from '@bigiron/client';
import { type Call, flag, integer, type Terminal, text, UsageError } from './command.ts';
import { askPassword } from './password.ts';

/** The options of every subcommand that connects to a host. */
export const connectionOptions = {
  host: { type: 'string', argument: 'NAME', help: 'host to connect to; default BIGIRON_HOST, else 127.0.0.1' },
  user: { type: 'string', argument: 'NAME', help: 'user profile; default BIGIRON_USER' },
  password: { type: 'string', argument: 'TEXT', help: 'default BIGIRON_PASSWORD, else asked for' },
  'password-file': { type: 'string', argument: 'FILE', help: 'the first line of this file is the password' },
  tls: { type: 'boolean', help: 'protect the connection with TLS' },
  'tls-ca': { type: 'string', argument: 'FILE', help: 'certificate authority to trust (PEM); implies --tls' },
  'port-mapper': {
    type: 'string',
    argument: 'PORT',
    help: 'port of the port mapper; default BIGIRON_PORT_MAPPER, else 449',
  },
  timeout: {
    type: 'string',
    argument: 'SECONDS',
    help: 'longest time for the connection and for each call; default 30',
  },
} as const;

/** Runs `work` with a signed-on host and closes the connection afterwards. */
export async function withHost<R>(call: Call, work: (host: Host) => Promise<R>): Promise<R> {
  const { environment } = call.terminal;
  const user = text(call, 'user') ?? environment.BIGIRON_USER;
  if (user === undefined) throw new UsageError('who are you? Give --user NAME or set BIGIRON_USER');
  const timeout = (integer(call, 'timeout', 1, 86_400) ?? 30) * 1000;
  const mapper = text(call, 'port-mapper') ?? environment.BIGIRON_PORT_MAPPER;
  await using host = await connect({
    host: text(call, 'host') ?? environment.BIGIRON_HOST ?? '127.0.0.1',
    user,
    password: () => password(call, call.terminal),
    tls: await tls(call),
    connectTimeout: timeout,
    timeout,
    ...(mapper === undefined ? {} : { portMapperPort: port(mapper) }),
  });
  return await work(host);
}

async function password(call: Call, terminal: Terminal): Promise<string> {
  const given = text(call, 'password') ?? terminal.environment.BIGIRON_PASSWORD;
  if (given !== undefined) return given;
  const file = text(call, 'password-file');
  if (file !== undefined) return (await readFile(file, 'utf8')).split(/\r?\n/, 1)[0] as string;
  return askPassword(terminal);
}

async function tls(call: Call): Promise<TlsOptions | undefined> {
  const authority = text(call, 'tls-ca');
  if (authority !== undefined) return { ca: await readFile(authority) };
  return flag(call, 'tls') ? {} : undefined;
}

function port(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 65535) throw new UsageError(`${value} is not a port`);
  return number;
}
