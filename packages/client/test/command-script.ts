import { charset } from '@bigiron/wire/ccsid/index';
import {
  AttributesExchanged,
  CallProgram,
  CommandReply,
  EndServer,
  ExchangeAttributes,
  type MessageWithHelp,
  ProgramReply,
  RunCommand,
} from '@bigiron/wire/hostserver/command/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Conversation, Script } from './scripted-host.ts';

export interface CommandScriptOptions {
  readonly level?: number;
  readonly ccsid?: number;
  readonly exchangeReturnCode?: number;
  /** The reply to a command; by default done, without messages. */
  readonly command?: (text: string, conversation: Conversation, request: Buffer) => Buffer | undefined;
  readonly program?: (request: ReturnType<typeof CallProgram.decode>, conversation: Conversation) => Buffer | undefined;
  /** Told of requests to end. */
  readonly ended?: (conversation: Conversation) => void;
}

/** A remote command server. */
export function commandScript(options: CommandScriptOptions = {}): Script {
  const { level = 10, ccsid = 37, exchangeReturnCode = 0 } = options;
  const text = charset(37);
  return (frame, conversation) => {
    const id = at.id(frame);
    let reply: Buffer | undefined;
    if (id === ExchangeAttributes.id) {
      const attributes = { returnCode: exchangeReturnCode, ccsid, nlv: '2924', version: 1, level };
      reply = AttributesExchanged.encode(attributes, {}, text);
    } else if (id === RunCommand.id) {
      const { command, jobCommand } = RunCommand.decode(frame, text);
      const run = options.command ?? (() => done());
      reply = run(command ?? jobCommand ?? '', conversation, frame);
    } else if (id === CallProgram.id) {
      reply = options.program?.(CallProgram.decode(frame, text), conversation);
    } else if (id === EndServer.id) {
      options.ended?.(conversation);
    }
    if (reply !== undefined) conversation.reply(frame, reply);
  };
}

export function done(): Buffer {
  return CommandReply.encode({ returnCode: 0, messageCount: 0 });
}

export function message(id: string, type: string, text: string, help = ''): MessageWithHelp {
  const where = { file: 'QCPFMSG   ', library: 'QSYS      ' };
  const ccsids = { textCcsid: 37, dataCcsid: 65535 };
  return { ...ccsids, ...where, id, type, severity: type === '15' ? 40 : 0, text, help, data: Buffer.alloc(0) };
}

export function commandReply(returnCode: number, ...withHelp: MessageWithHelp[]): Buffer {
  return CommandReply.encode({ returnCode, messageCount: withHelp.length, withHelp }, {}, charset(37));
}

export function programReply(returnCode: number, ...withHelp: MessageWithHelp[]): Buffer {
  return ProgramReply.encode({ returnCode, messageCount: withHelp.length, withHelp }, {}, charset(37));
}
