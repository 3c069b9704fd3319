import {
  AttributesExchanged,
  CallProgram,
  EndServer,
  ExchangeAttributes,
  ReturnCode,
  RunCommand,
} from '@bigiron/wire/hostserver/command/index';
import { type Exchange, type Handler, on } from '../../hostserver/handler.ts';
import type { Served } from '../../hostserver/server.ts';
import { callProgram } from './call.ts';
import { runCommand } from './run.ts';
import type { RemoteCommandRooms } from './service.ts';

export type State = Served<undefined>;

/**
 * Commands in UTF-16, null parameters, all messages with help. Clients that want more (11) take this; all that were tried work with it.
 */
const level = 10;

/** The only language that is there: English in upper and lower case. */
const primaryLanguage = '2924';

export function handlers(rooms: RemoteCommandRooms): Handler<State>[] {
  return [
    on(ExchangeAttributes, ({ nlv }, exchange: Exchange<State>) => {
      const returnCode = nlv === primaryLanguage ? limited(exchange) : languageWarning(nlv);
      const { defaultCcsid: ccsid } = exchange.state.job;
      return exchange.reply(AttributesExchanged, { returnCode, ccsid, nlv: primaryLanguage, version: 1, level });
    }),
    on(RunCommand, (request, exchange: Exchange<State>) =>
      untilGone(rooms, exchange, () => runCommand(rooms, request, exchange)),
    ),
    on(CallProgram, (request, exchange: Exchange<State>) =>
      untilGone(rooms, exchange, () => callProgram(rooms, request, exchange)),
    ),
    on(EndServer, (_, exchange: Exchange<State>) => void exchange.end()),
  ];
}

/** Nobody waits for what a client that has gone away started: its job is ended, and what runs in it. */
async function untilGone(
  { jobs }: RemoteCommandRooms,
  { signal, state: { job } }: Exchange<State>,
  work: () => Promise<Buffer>,
): Promise<Buffer> {
  const end = () => void jobs.requestEnd(job, job.id, { immediate: true, delay: 0 }).catch(() => {});
  signal.addEventListener('abort', end, { once: true });
  try {
    return await work();
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function languageWarning(nlv: string): number {
  return /^\d{4}$/.test(nlv) ? ReturnCode.nlvNotInstalled : ReturnCode.nlvNotValid;
}

/** LMTCPB(*YES) is told to the client; which commands are left to the user is decided when they run. */
function limited({ state }: Exchange<State>): number {
  return state.job.profile.limitedCapabilities === '*YES' ? ReturnCode.limitedUser : ReturnCode.ok;
}
