import { messageText, Result, ReturnCode } from '@bigiron/wire/hostserver/dataqueue/index';
import type { Failure } from '../../hostserver/failure.ts';
import type { Exchange } from '../../hostserver/handler.ts';

/** The error reply to any request: a CPF message where there is one, else the return code alone. */
export function refuse<S>(failure: Failure, exchange: Exchange<S>): Buffer {
  switch (failure.kind) {
    case 'escape': {
      const { id, text } = failure.error.escape;
      return exchange.reply(Result, { returnCode: ReturnCode.commandCheck, message: messageText(id, text) });
    }
    case 'malformed':
      return exchange.reply(Result, { returnCode: ReturnCode.syntax });
    case 'unknown':
    case 'refused':
    case 'fault':
      return exchange.reply(Result, { returnCode: ReturnCode.protocol });
  }
}
