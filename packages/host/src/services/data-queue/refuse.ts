import { messageText, Result, ReturnCode } from '@bigiron/wire/hostserver/dataqueue/index';
import type { Failure } from '../../hostserver/failure.ts';
import type { Exchange } from '../../hostserver/handler.ts';

/** CPF9805: the queue was deleted while somebody waited for an entry. Clients know that by its return code. */
const destroyed = 'CPF9805';

/** CRTDTAQ calls a missing library CPF2110, but the only id that clients of this server know for one is CPF9810. */
const idsOfClients: Readonly<Record<string, string>> = { CPF2110: 'CPF9810' };

/** The error reply to any request: a CPF message where there is one, else the return code alone. */
export function refuse<S>(failure: Failure, exchange: Exchange<S>): Buffer {
  switch (failure.kind) {
    case 'escape': {
      const { id, text } = failure.error.escape;
      const returnCode = id === destroyed ? ReturnCode.queueDestroyed : ReturnCode.commandCheck;
      return exchange.reply(Result, { returnCode, message: messageText(idsOfClients[id] ?? id, text) });
    }
    case 'malformed':
      return exchange.reply(Result, { returnCode: ReturnCode.syntax });
    case 'unknown':
    case 'refused':
    case 'fault':
      return exchange.reply(Result, { returnCode: ReturnCode.protocol });
  }
}
