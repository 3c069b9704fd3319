export {
  AttributesExchanged,
  AttributesReply,
  CreateQueue,
  DeleteQueue,
  ExchangeAttributes,
  PublicAuthority,
  QueueType,
  RequestAttributes,
} from './attributes.ts';
export { EntryReply, ReadEntry, SearchOrder } from './read.ts';
export { messageText, Result, ReturnCode, splitMessage } from './result.ts';
export { ClearQueue, WriteEntry } from './write.ts';
