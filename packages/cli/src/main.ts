import { parseArgs } from 'node:util';
import { BigironError } from '@bigiron/wire/errors';
import { type Command, type ExitStatus, exitStatus, type Terminal, UsageError } from './command.ts';
import { helpOf, overview } from './help.ts';

/** Subcommands by name. Each is loaded when it is used, so that `bigiron cmd` does not load a host. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  ping: async () => (await import('./commands/ping.ts')).ping,
  ports: async () => (await import('./commands/ports.ts')).ports,
  firewall: async () => (await import('./commands/firewall.ts')).firewall,
  stop: async () => (await import('./commands/stop.ts')).stop,
  status: async () => (await import('./commands/status.ts')).status,
  cert: async () => (await import('./commands/cert.ts')).cert,
  cmd: async () => (await import('./commands/cmd.ts')).cmd,
  call: async () => (await import('./commands/call.ts')).call,
  sql: async () => (await import('./commands/sql.ts')).sql,
  dtaq: async () => (await import('./commands/dtaq.ts')).dtaq,
  user: async () => (await import('./commands/user.ts')).user,
};

export async function main(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.out(await overview(commands));
    return name === undefined ? exitStatus.usage : exitStatus.done;
  }
  const load = commands[name];
  if (load === undefined) {
    terminal.error(`bigiron: there is no subcommand ${name}. They are: ${Object.keys(commands).join(', ')}.`);
    return exitStatus.usage;
  }
  const command = await load();
  try {
    const { values, positionals } = parse(command, rest);
    if (values.help === true) {
      terminal.out(helpOf(name, command));
      return exitStatus.done;
    }
    return await command.run({ options: values, operands: positionals, terminal });
  } catch (error) {
    return report(name, error, terminal);
  }
}

function parse(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Says what went wrong, on standard error, and whose doing it is by the exit status. */
function report(name: string, error: unknown, terminal: Terminal): ExitStatus {
  if (error instanceof UsageError) {
    terminal.error(`bigiron ${name}: ${error.message}\nTry: bigiron ${name} --help`);
    return exitStatus.usage;
  }
  if (error instanceof BigironError) {
    terminal.error(`bigiron ${name}: ${error.message}`);
    return error.fault === 'network' ? exitStatus.noConnection : exitStatus.refused;
  }
  terminal.error(`bigiron ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return exitStatus.refused;
}
