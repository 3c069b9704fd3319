import { WireError } from '@bigiron/wire/errors';
import { CommandReply, ReturnCode, type RunCommand } from '@bigiron/wire/hostserver/command/index';
import type { Exchange, Request } from '../../hostserver/handler.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { State } from './handlers.ts';
import { replyMessages } from './reply-messages.ts';
import type { RemoteCommandRooms } from './service.ts';

/** The longest command that IBM i takes, in characters. */
const longest = 32_702;

/** Runs a command; the reply carries what it sent to the job log. */
export async function runCommand(
  { commands }: RemoteCommandRooms,
  request: Request<typeof RunCommand>,
  exchange: Exchange<State>,
): Promise<Buffer> {
  const { job } = exchange.state;
  const text = request.command ?? request.jobCommand;
  if (text === undefined) throw new WireError('missing-code-point', 'a request to run a command without one');
  if (text.length > longest)
    return exchange.reply(CommandReply, { returnCode: ReturnCode.maximumExceeded, messageCount: 0 });
  const before = job.log.lastKey;
  let returnCode: number = ReturnCode.ok;
  try {
    await commands.run(job, text);
  } catch (error) {
    if (!(error instanceof EscapeError)) throw error;
    returnCode = ReturnCode.commandFailed;
  }
  return exchange.reply(CommandReply, {
    returnCode,
    ...replyMessages(request.messages, job.log.since(before), exchange.charset),
  });
}
