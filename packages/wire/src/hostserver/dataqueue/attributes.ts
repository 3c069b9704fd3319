import { char, code, defaulted, flag, uint8, uint16, uint32 } from '../../message/index.ts';
import { ServerId } from '../header.ts';
import { message } from '../message.ts';
import { queueName } from './queue.ts';

/** The order in which a queue gives up its entries, as requests spell it; replies spell it in the low nibble. */
export const QueueType = { fifo: 0xf0, lifo: 0xf1, keyed: 0xf2 } as const;

/** Public authority of a new queue. */
export const PublicAuthority = {
  '*ALL': 0xf0,
  '*CHANGE': 0xf1,
  '*EXCLUDE': 0xf2,
  '*USE': 0xf3,
  '*LIBCRTAUT': 0xf4,
} as const;

export const ExchangeAttributes = message(
  ServerId.dataQueue,
  0x0000,
  {
    about:
      'First request on a connection to the data queue server. Answered by AttributesExchanged, or by Result when refused.',
    source: 'JTOpen DQExchangeAttributesDataStream.java',
    extensible: true,
  },
  { version: uint32('1: entries up to 64 KB are understood'), level: uint16('0') },
);

export const AttributesExchanged = message(
  ServerId.dataQueue,
  0x8000,
  {
    about: 'Accepts the exchange. Clients look at the reply id only.',
    source: 'JTOpen DQExchangeAttributesNormalReplyDataStream.java',
  },
  { returnCode: uint16(), version: uint32(), level: uint16() },
);

export const RequestAttributes = message(
  ServerId.dataQueue,
  0x0001,
  {
    about: 'Ask for the attributes of a data queue. Answered by AttributesReply, or by Result.',
    source: 'JTOpen DQRequestAttributesDataStream.java',
  },
  { ...queueName },
);

export const AttributesReply = message(
  ServerId.dataQueue,
  0x8001,
  { about: 'The attributes of a data queue.', source: 'JTOpen DQRequestAttributesNormalReplyDataStream.java' },
  {
    returnCode: uint16(),
    maximumLength: uint32('bytes of the longest entry'),
    senderId: flag(0xf1, 0xf0),
    type: code(uint8(), QueueType),
    keyLength: uint16('bytes; 0 when not keyed'),
    force: flag(0xf1, 0xf0),
    text: char(50),
  },
);

export const CreateQueue = message(
  ServerId.dataQueue,
  0x0003,
  { about: 'Create a data queue. Answered by Result.', source: 'JTOpen DQCreateDataStream.java' },
  {
    ...queueName,
    maximumLength: uint32('bytes of the longest entry, 1 to 64512'),
    authority: code(uint8(), PublicAuthority),
    senderId: flag(0xf1, 0xf0),
    type: code(uint8(), QueueType),
    keyLength: uint16('1 to 256 when keyed, else 0'),
    force: flag(0xf1, 0xf0),
    text: defaulted(char(50), ''),
  },
);

export const DeleteQueue = message(
  ServerId.dataQueue,
  0x0004,
  { about: 'Delete a data queue. Answered by Result.', source: 'JTOpen DQDeleteDataStream.java' },
  { ...queueName },
);
