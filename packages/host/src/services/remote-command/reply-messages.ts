import type { Charset } from '@bigiron/wire/ccsid/index';
import {
  type FullMessage,
  MessageOption,
  type MessageWithHelp,
  type ShortMessage,
} from '@bigiron/wire/hostserver/command/index';
import { date, time } from '../../programs/system/dates.ts';
import type { LoggedMessage } from '../../system/jobs/job.ts';
import { MessageType } from '../../system/messages/message.ts';

/** CCSID of text in replacement data. */
const dataCcsid = 37;

const limits: Readonly<Record<number, number>> = {
  [MessageOption.none]: 0,
  [MessageOption.upToTen]: 10,
  [MessageOption.upToTenWithHelp]: 10,
  [MessageOption.upToTenInFull]: 10,
};

/** The part of a reply that carries messages: the last ones, as many as the client wants, in the form of its level. */
export function replyMessages(option: number, sent: readonly LoggedMessage[], text: Charset) {
  const told = sent.filter(({ message }) => message.type !== MessageType.request);
  const messages = told.slice(Math.max(0, told.length - (limits[option] ?? told.length)));
  const messageCount = messages.length;
  switch (option) {
    case MessageOption.upToTenInFull:
    case MessageOption.allInFull:
      return { messageCount, full: messages.map(one => full(one, text)) };
    case MessageOption.upToTen:
    case MessageOption.all:
      return { messageCount, short: messages.map(short) };
    default:
      return { messageCount, withHelp: messages.map(one => withHelp(one, text)) };
  }
}

function short({ message }: LoggedMessage): ShortMessage {
  const { id, type, severity, file, library, data, text } = message;
  return { id, type, severity, file, library, content: { data, text } };
}

function withHelp({ message }: LoggedMessage, { ccsid }: Charset): MessageWithHelp {
  return { ...message, textCcsid: ccsid, dataCcsid };
}

function full({ message, key, sent, fromProgram }: LoggedMessage, { ccsid }: Charset): FullMessage {
  const reference = Buffer.alloc(4);
  reference.writeUInt32BE(key >>> 0);
  return {
    ...message,
    key: reference,
    librarySpecified: message.library,
    libraryUsed: message.library,
    // A job's messages to itself name no sending job.
    sendingJob: '',
    sendingUser: '',
    sendingNumber: '',
    sendingProgram: fromProgram,
    sendingInstruction: '',
    date: date(sent),
    time: time(sent),
    receivingProgram: '',
    receivingInstruction: '',
    sendingType: '0',
    receivingType: '0',
    textStatus: 0,
    dataStatus: 0,
    alertOption: '*NO',
    textCcsid: ccsid,
    dataCcsid,
  };
}
