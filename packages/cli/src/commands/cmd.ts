import { HostError, type HostMessage } from '@bigiron/client';
import { type Command, exitStatus, flag, UsageError } from '../command.ts';
import { connectionOptions, withHost } from '../connecting.ts';

export const cmd: Command = {
  summary: 'Run CL commands on a host.',
  usage: '"COMMAND"... [--json]\nOPTIONS: several commands run one after the other, in one job, until one fails.',
  options: { ...connectionOptions, json: { type: 'boolean', help: 'print messages as JSON, one command a line' } },
  async run(call) {
    if (call.operands.length === 0)
      throw new UsageError('which command? Give it in quotes: bigiron cmd "CRTLIB LIB(DEMO)"');
    const print = (command: string, messages: readonly HostMessage[]) => {
      if (flag(call, 'json')) call.terminal.out(JSON.stringify({ command, messages: messages.map(plain) }));
      else for (const { id, text } of messages) call.terminal.out(`${id} ${text}`.trim());
    };
    return withHost(call, async host => {
      for (const command of call.operands) {
        try {
          print(command, (await host.command(command)).messages);
        } catch (error) {
          if (!(error instanceof HostError) || error.messages.length === 0) throw error;
          if (flag(call, 'json')) print(command, error.messages);
          for (const { id, text } of error.messages) call.terminal.error(`${id} ${text}`.trim());
          return exitStatus.refused;
        }
      }
      return exitStatus.done;
    });
  },
};

function plain({ id, severity, type, text, help }: HostMessage) {
  return { id, severity, type, text, help };
}
