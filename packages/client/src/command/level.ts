import { MessageOption } from '@bigiron/wire/hostserver/command/index';

/** From which data stream level on the remote command server knows what. */
export const level = {
  extendedInOut: 5,
  nullParameters: 6,
  allMessages: 7,
  unicodeCommands: 10,
  fullMessages: 11,
} as const;

/** All messages, in the richest form that a server of this level sends. */
export function messageOption(serverLevel: number): number {
  if (serverLevel >= level.fullMessages) return MessageOption.allInFull;
  if (serverLevel >= level.unicodeCommands) return MessageOption.allWithHelp;
  return serverLevel >= level.allMessages ? MessageOption.all : MessageOption.upToTen;
}
