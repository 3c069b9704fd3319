import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { Rcvm0100, Rcvm0200 } from '@bigiron/wire/systemprogram/received-message';
import type { QueuedMessage, Receive, Wanted } from '../../system/message-queues/message-queue.ts';
import { type ApiCall, api } from './api.ts';
import { date, time } from './dates.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { keyBytes } from './message-text.ts';
import { queue } from './qmhsndm.ts';
import { received, receiver } from './receiver.ts';

const blankKey = Buffer.alloc(4, 0x40);
const wantedTypes: readonly Wanted[] = [
  '*ANY',
  '*COMP',
  '*COPY',
  '*DIAG',
  '*FIRST',
  '*INFO',
  '*INQ',
  '*LAST',
  '*NEXT',
  '*PRV',
  '*RPY',
];
const actions: readonly Receive['action'][] = ['*REMOVE', '*OLD', '*SAME'];

/** Receive Nonprogram Message. */
export const qmhrcvm = api(
  {
    receiver,
    length,
    format: char(8, 'RCVM0100, RCVM0200'),
    queue: qualifiedName,
    type: char(10),
    key: bytes(4, 'blank: none'),
    wait: int32('seconds; -1 for ever'),
    action: char(10, '*REMOVE, *OLD, *SAME'),
    error: errorCode,
    ccsid: optional(int32()),
    allowDefaultReplyRejection: optional(char(10)),
  },
  async ({ length, format, queue: name, type, key, wait, action }, call) => {
    const { job, messageQueues, messages } = call;
    if (format !== 'RCVM0100' && format !== 'RCVM0200') throw messages.escape('CPF3C21', [format]);
    const wanted = wantedTypes.find(one => one === type);
    const then = actions.find(one => one === action);
    if (wanted === undefined || then === undefined)
      throw messages.escape('CPF24B3', [wanted === undefined ? type : action]);
    const found = await messageQueues.receive(
      job,
      queue(name, call),
      { wanted, wait, action: then, ...(blankKey.equals(key) ? {} : { key: Buffer.from(key).readUInt32BE() }) },
      job.ending,
    );
    if (found === undefined) return { receiver: none };
    const encode = format === 'RCVM0100' ? encodeShort : encodeFull;
    return { receiver: received(encode(found, then === '*REMOVE', call), length, call) };
  },
);

/** Eight bytes returned, none available: there is no message. */
const none = Buffer.from([0, 0, 0, 8, 0, 0, 0, 0]);

function head({ message, key }: QueuedMessage, removed: boolean) {
  const { severity, id, type } = message;
  return { severity, id, type, key: removed ? blankKey : keyBytes(key), dataStatus: 0, dataCcsid: 37 };
}

function encodeShort(found: QueuedMessage, removed: boolean, { text }: ApiCall): Buffer {
  const { message } = found;
  const data = message.id === '' ? text.encode(message.text) : message.data;
  const sizes = { dataReturned: data.length, dataAvailable: data.length };
  return Buffer.concat([Rcvm0100.encode({ ...head(found, removed), ...sizes }, text), data]);
}

/** The text of an impromptu message counts as replacement data. */
function encodeFull(found: QueuedMessage, removed: boolean, { text }: ApiCall): Buffer {
  const { message, sender, sent } = found;
  const impromptu = message.id === '';
  const data = impromptu ? text.encode(message.text) : message.data;
  const first = impromptu ? new Uint8Array() : text.encode(message.text);
  const help = text.encode(message.help);
  const fixed = Rcvm0200.encode(
    {
      ...head(found, removed),
      file: message.file,
      librarySpecified: message.library,
      library: message.library,
      job: sender.job.name,
      user: sender.job.user,
      number: sender.job.number,
      program: sender.program,
      date: date(sent),
      time: time(sent),
      textStatus: 0,
      alertOption: '*NO',
      textCcsid: text.ccsid,
      dataReturned: data.length,
      dataAvailable: data.length,
      textReturned: first.length,
      textAvailable: first.length,
      helpReturned: help.length,
      helpAvailable: help.length,
    },
    text,
  );
  return Buffer.concat([fixed, data, first, help]);
}
