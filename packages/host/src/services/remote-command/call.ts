import { WireError } from '@bigiron/wire/errors';
import {
  type CallProgram,
  type ParameterPart,
  ProgramReply,
  ReturnCode,
  storageOf,
  writeBack,
} from '@bigiron/wire/hostserver/command/index';
import type { Exchange, Request } from '../../hostserver/handler.ts';
import type { Program, Storage } from '../../programs/room.ts';
import type { Job } from '../../system/jobs/job.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { State } from './handlers.ts';
import { replyMessages } from './reply-messages.ts';
import type { RemoteCommandRooms } from './service.ts';

/** Bytes of all parameters of a call together; as much as IBM i's largest space. */
export const maximumStorage = 16 << 20;
const maximumParameters = 255;

/** Calls a program; the reply carries its output parameters, or the messages that say why there are none. */
export async function callProgram(
  { programs, messages }: RemoteCommandRooms,
  request: Request<typeof CallProgram>,
  exchange: Exchange<State>,
): Promise<Buffer> {
  const { program: name, library, parameters, parameterCount } = request;
  if (parameters.length !== parameterCount) {
    throw new WireError('bad-value', `${parameters.length} parameters in a call that announces ${parameterCount}`);
  }
  if (parameterCount > maximumParameters) return exceeded(exchange);
  const storage = storages(parameters);
  if (storage === undefined) return exceeded(exchange);

  const { job } = exchange.state;
  const before = job.log.lastKey;
  const failed = (returnCode: number, error: unknown) => {
    if (!(error instanceof EscapeError)) throw error;
    log(job, before, error);
    const sent = replyMessages(request.messages, job.log.since(before), exchange.charset);
    return exchange.reply(ProgramReply, { returnCode, ...sent });
  };
  let program: Program;
  try {
    program = await programs.program(job, { name, library });
  } catch (error) {
    return failed(ReturnCode.programNotResolved, unresolved(error, name, library, messages));
  }
  try {
    await program.call(job, storage);
  } catch (error) {
    return failed(ReturnCode.programFailed, error);
  }
  const written = parameters.flatMap((parameter, i) => writeBack(parameter, storage[i]) ?? []);
  return exchange.reply(ProgramReply, { returnCode: ReturnCode.ok, messageCount: 0, parameters: written });
}

/** Undefined when there is more of it than a call may have. */
function storages(parameters: readonly ParameterPart[]): Storage[] | undefined {
  let left = maximumStorage;
  for (const { length } of parameters) left -= length;
  return left < 0 ? undefined : parameters.map(parameter => storageOf(parameter, maximumStorage));
}

function exceeded(exchange: Exchange<State>): Buffer {
  return exchange.reply(ProgramReply, { returnCode: ReturnCode.maximumExceeded, messageCount: 0 });
}

/** Clients know by MCH3401 and by what its data begins with that there is no such program or library. */
function unresolved(error: unknown, name: string, library: string, messages: Catalogue): unknown {
  const id = error instanceof EscapeError ? error.escape.id : undefined;
  if (id === 'CPF9801') return messages.escape('MCH3401', [programType, name, noAuthority]);
  if (id === 'CPF9810') return messages.escape('MCH3401', [libraryType, library, noAuthority]);
  return error;
}

/** Type and subtype of objects, as the machine has them. */
const programType = Buffer.from([0x02, 0x01]);
const libraryType = Buffer.from([0x04, 0x01]);
const noAuthority = Buffer.alloc(2);

/** An escape message goes to the job log, after those that explain it, unless a command has sent it there already. */
function log(job: Job, before: number, { escape: message, diagnostics }: EscapeError): void {
  if (job.log.since(before).some(logged => logged.message === message)) return;
  for (const one of diagnostics) job.log.send(one);
  job.log.send(message);
}
