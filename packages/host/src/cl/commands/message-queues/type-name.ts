import { MessageType } from '../../../system/messages/message.ts';

const names: ReadonlyMap<MessageType, string> = new Map([
  [MessageType.completion, 'Completion'],
  [MessageType.diagnostic, 'Diagnostic'],
  [MessageType.informational, 'Information'],
  [MessageType.inquiry, 'Inquiry'],
  [MessageType.senderCopy, "Sender's copy"],
  [MessageType.request, 'Request'],
  [MessageType.notify, 'Notify'],
  [MessageType.escape, 'Escape'],
  [MessageType.reply, 'Reply'],
]);

/** The type of a message in words. */
export function typeName(type: MessageType): string {
  return names.get(type) ?? type;
}
