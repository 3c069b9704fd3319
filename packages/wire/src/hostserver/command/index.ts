export { CallProgram, Parameter, ProgramReply, Usage } from './call.ts';
export { AttributesExchanged, EndServer, ExchangeAttributes } from './exchange.ts';
export { FullMessage, MessageOption, MessageWithHelp, messageParts, ShortMessage } from './reply-message.ts';
export { ReturnCode } from './return-code.ts';
export { CommandReply, RunCommand } from './run.ts';
export { type ParameterPart, storageOf, writeBack } from './storage.ts';
