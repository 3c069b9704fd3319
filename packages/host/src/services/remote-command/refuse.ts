import { CcsidError } from '@bigiron/wire/ccsid/index';
import {
  AttributesExchanged,
  CallProgram,
  CommandReply,
  ExchangeAttributes,
  MessageOption,
  ProgramReply,
  ReturnCode,
} from '@bigiron/wire/hostserver/command/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Failure } from '../../hostserver/failure.ts';
import type { Exchange } from '../../hostserver/handler.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import { type Message, MessageType } from '../../system/messages/message.ts';
import type { State } from './handlers.ts';
import { replyMessages } from './reply-messages.ts';

/** The error reply to a request that could not be served at all. After most return codes the client drops the connection. */
export function refuse(failure: Failure, exchange: Exchange<State>, messages: Catalogue): Buffer {
  const id = at.id(exchange.frame);
  if (id === ExchangeAttributes.id) {
    const refused = { ccsid: exchange.charset.ccsid, nlv: '', version: 1, level: 0 };
    return exchange.reply(AttributesExchanged, { returnCode: ReturnCode.exchangeNotValid, ...refused });
  }
  const { returnCode, message } = answer(failure, id === CallProgram.id, messages);
  const sent = message === undefined ? [] : [exchange.state.job.log.send(message)];
  const carried = replyMessages(MessageOption.upToTenWithHelp, sent, exchange.charset);
  return exchange.reply(id === CallProgram.id ? ProgramReply : CommandReply, { returnCode, ...carried });
}

function answer(failure: Failure, isCall: boolean, messages: Catalogue): { returnCode: number; message?: Message } {
  const failed = isCall ? ReturnCode.programFailed : ReturnCode.commandFailed;
  switch (failure.kind) {
    case 'unknown':
      return { returnCode: ReturnCode.badRequestId };
    case 'malformed':
      return { returnCode: ReturnCode.badData };
    case 'escape':
      return { returnCode: failed, message: failure.error.escape };
    default: {
      if (failure.error instanceof CcsidError && !isCall) return { returnCode: ReturnCode.commandCcsidNotValid };
      // A fault of this host ends the request as a function check, and leaves the connection usable.
      const name = failure.error instanceof Error ? failure.error.name : '';
      const values = [name.slice(0, 7), 'QZRCSRVS', '', 'QZRCSRVS', ''];
      return { returnCode: failed, message: messages.message('CPF9999', MessageType.escape, values) };
    }
  }
}
