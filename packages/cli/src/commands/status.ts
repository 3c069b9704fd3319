import type { HostDescription } from '@bigiron/host';
import { type Command, exitStatus, flag, UsageError } from '../command.ts';
import { dataDirectory, dataOption } from '../data-directory.ts';
import { runningHost } from '../local-host.ts';

export const status: Command = {
  summary: 'Say whether a host runs on this machine.',
  usage: '[--data DIR] [--json]',
  notes: 'Exit status: 0 when it runs, 3 when it does not.',
  options: { ...dataOption, json: { type: 'boolean', help: 'print what the ready line says, as JSON' } },
  async run(call) {
    if (call.operands.length > 0) throw new UsageError(`${call.operands[0]} is not an option`);
    const directory = dataDirectory(call);
    const host = await runningHost(directory);
    if (flag(call, 'json'))
      call.terminal.out(JSON.stringify({ running: host !== undefined, dataDirectory: directory, ...host }));
    else call.terminal.out(host === undefined ? `No host runs on ${directory}.` : shown(host));
    return host === undefined ? exitStatus.noConnection : exitStatus.done;
  },
};

function shown({ pid, release, dataDirectory: directory, address, services }: HostDescription): string {
  const width = Math.max(...services.map(({ name }) => name.length), 0) + 2;
  const doors = services.map(({ name, port = '', tlsPort = '', title }) =>
    `  ${name.padEnd(width)}${String(port).padStart(5)} ${String(tlsPort).padStart(5)}  ${title}`.trimEnd(),
  );
  return [`A ${release} host runs on ${directory}: process ${pid}, address ${address}.`, ...doors].join('\n');
}
