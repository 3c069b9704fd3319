import { bytes, char, type Field, int32, layout } from '@bigiron/wire/message/index';
import type { InOut, Optional } from '@bigiron/wire/program/index';
import { inout, optional } from '@bigiron/wire/program/index';
import type { Message } from '../../system/messages/message.ts';
import type { Storage } from '../room.ts';

/** The parameter in which most APIs take and give back an error code. */
export const errorCode: Optional<InOut<Field<Uint8Array>>> = optional(inout(bytes()));

/** Format ERRC0100. Source: IBM i documentation, "Error code parameter". */
const Errc0100 = layout({
  provided: int32('bytes of this structure; 0: end with an escape message'),
  available: int32('bytes that tell the error; 0 when there was none'),
  id: char(7),
  reserved: bytes(1),
});

/** Format ERRC0200, known by its key. */
const Errc0200 = layout({
  key: int32('-1'),
  provided: int32(),
  available: int32(),
  id: char(7),
  reserved: bytes(1),
  ccsid: int32('of character data in the exception data'),
  dataOffset: int32(),
  dataLength: int32(),
});

const [headSize, wideHeadSize] = [Errc0100.size!, Errc0200.size!];
const reserved = Buffer.from([0]);

/** What the caller of an API wants to happen with an error. */
export type ErrorWish = 'escape' | 'not-valid' | 'return';

export function errorWish(storage: Storage): ErrorWish {
  const provided = providedBytes(storage);
  if (provided === 0) return 'escape';
  return provided < 8 ? 'not-valid' : 'return';
}

/** Says that all went well. Nothing happens where the caller wants escape messages. */
export function reportSuccess(storage: Storage): void {
  if (storage === undefined || errorWish(storage) !== 'return') return;
  storage.writeInt32BE(0, isWide(storage) ? 8 : 4);
}

/** Puts the id and the replacement data of an escape message into the error code, as far as they fit. */
export function reportError(storage: Buffer, { id, data }: Message): void {
  const length = Math.min(providedBytes(storage), storage.length);
  const wide = isWide(storage);
  const head = wide
    ? Errc0200.encode({
        key: -1,
        provided: providedBytes(storage),
        available: wideHeadSize + data.length,
        id,
        reserved,
        ccsid: 37,
        dataOffset: wideHeadSize,
        dataLength: Math.max(0, Math.min(data.length, length - wideHeadSize)),
      })
    : Errc0100.encode({ provided: providedBytes(storage), available: headSize + data.length, id, reserved });
  storage.set(Buffer.concat([head, data]).subarray(0, length));
}

function isWide(storage: Buffer): boolean {
  return storage.length >= 12 && storage.readInt32BE(0) === -1;
}

/** 0 for a parameter that was left out, or is too short to say. */
function providedBytes(storage: Storage): number {
  if (storage === undefined || storage.length < 4) return 0;
  return isWide(storage) ? storage.readInt32BE(4) : storage.readInt32BE(0);
}
