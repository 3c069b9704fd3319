import { Reader, Writer } from '@bigiron/wire/bytes';
import { counted, type Field, uint32 } from '@bigiron/wire/message/index';
import type { Storage } from '../room.ts';

/** Stands where the length would be. */
const nullPointer = 0xffffffff;

const parameter: Field<Storage> = {
  type: 'uint32-prefixed bytes',
  size: undefined,
  note: 'FFFFFFFF and nothing behind it for a null pointer',
  read(from) {
    const length = from.uint32();
    return length === nullPointer ? undefined : from.take(length);
  },
  write(to, value) {
    to.uint32(value?.length ?? nullPointer);
    if (value !== undefined) to.bytes(value);
  },
  show: value => (value === undefined ? 'null' : `${value.length} bytes`),
};

/** The parameters of a call on their way into an executable and out of it. See docs/protocols/native-programs.md. */
export const Frame = counted(uint32('number of parameters'), parameter);

export function encodeFrame(storage: readonly Storage[]): Buffer {
  const writer = new Writer();
  Frame.write(writer, [...storage]);
  return writer.finish();
}

/** Throws WireError for bytes that are no frame; a count that the bytes cannot hold is one too. */
export function decodeFrame(bytes: Buffer): Storage[] {
  const reader = new Reader(bytes);
  const storage = Frame.read(reader);
  reader.finish();
  return storage;
}
