import { at } from '@bigiron/wire/hostserver/header';
import { Discard, Echo, Echoed } from '@bigiron/wire/hostserver/ping';

/** Pings may come at any time, and their server id is not always one: AS400JPing counts services in its own way. */
export function isPing(frame: Buffer): boolean {
  const id = at.id(frame);
  return id === Echo.id || id === Discard.id;
}

/** The same bytes under the id of the reply; undefined when the client wants none. */
export function pingReply(frame: Buffer): Buffer | undefined {
  if (at.id(frame) === Discard.id) return undefined;
  const reply = Buffer.from(frame);
  reply.writeUInt16BE(Echoed.id, 18);
  return reply;
}
