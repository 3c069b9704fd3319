import { setTimeout as pause } from 'node:timers/promises';
import { type Call, type Command, type ExitStatus, exitStatus, integer, UsageError } from '../command.ts';
import { dataDirectory, dataOption } from '../data-directory.ts';
import { runningHost } from '../local-host.ts';
import { processState } from '../process-state.ts';

const lookInterval = 50;

export const stop: Command = {
  summary: 'Stop the host that runs on this machine.',
  usage: '[--data DIR] [--timeout S]',
  notes: 'Exit status: 0 when it has ended, 3 when none runs, 1 when it has not ended in time.',
  options: {
    ...dataOption,
    timeout: { type: 'string', argument: 'S', help: 'seconds to wait for its end; default 60' },
  },
  async run(call) {
    if (call.operands.length > 0) throw new UsageError(`${call.operands[0]} is not an option`);
    const seconds = integer(call, 'timeout', 1, 86_400) ?? 60;
    const directory = dataDirectory(call);
    const host = await runningHost(directory);
    if (host === undefined) {
      call.terminal.error(`bigiron stop: no host runs on ${directory}`);
      return exitStatus.noConnection;
    }
    return end(host.pid, seconds, call);
  },
};

async function end(pid: number, seconds: number, { terminal }: Call): Promise<ExitStatus> {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPERM' && code !== 'ESRCH') throw error;
    if (code === 'EPERM') {
      terminal.error(`bigiron stop: process ${pid} belongs to another user, who must stop it`);
      return exitStatus.refused;
    }
  }
  const deadline = performance.now() + seconds * 1000;
  while ((await processState(pid)).alive) {
    if (performance.now() > deadline) {
      terminal.error(`bigiron stop: process ${pid} was asked to end, and still runs after ${seconds} seconds`);
      return exitStatus.refused;
    }
    await pause(lookInterval);
  }
  terminal.out(`The host has stopped; process ${pid} has ended.`);
  return exitStatus.done;
}
