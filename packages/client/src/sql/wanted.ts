import { Ors } from '@bigiron/wire/hostserver/database/index';

/** The bitmap of a request: a reply, which may be compressed, with these parts. */
export function wanted(...parts: readonly (keyof typeof Ors)[]): number {
  return parts.reduce((bits, part) => bits | Ors[part], Ors.reply | Ors.replyCompressed) >>> 0;
}
