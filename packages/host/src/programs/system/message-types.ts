import { MessageType } from '../../system/messages/message.ts';

/** Types of messages that programs and users send, by their special values. */
export const sendableTypes: ReadonlyMap<string, MessageType> = new Map([
  ['*COMP', MessageType.completion],
  ['*DIAG', MessageType.diagnostic],
  ['*INFO', MessageType.informational],
  ['*INQ', MessageType.inquiry],
  ['*ESCAPE', MessageType.escape],
  ['*NOTIFY', MessageType.notify],
]);
