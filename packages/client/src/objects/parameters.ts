import { Reader } from '@bigiron/wire/bytes';
import { bytes, type Field } from '@bigiron/wire/message/index';
import { type Out, out } from '@bigiron/wire/program/index';

/** The error code that most system programs take: zeros, so that failures come as escape messages. */
export const errorCode = bytes(8);
export const noErrorCode = Buffer.alloc(8);

/** Storage of `size` bytes that a program fills, and how it is read. */
export function storage<T>(size: number, read: (from: Reader) => T): Out<Field<T>> {
  return out({
    type: `storage(${size})`,
    size,
    read: from => read(from.sub(size)),
    write: to => to.fill(size, 0),
    show: () => '',
  });
}

/**
 * Storage in which a system program returns something that begins with two numbers: how much was returned and how much there is, in one
 * order or the other. `read` sees what was returned, with zeros up to `least` bytes behind it: older releases return shorter formats.
 */
export function receiver<T>(size: number, read: (from: Reader) => T, least = 8): Out<Field<T>> {
  return storage(size, from => {
    const bytes = from.rest();
    const returned = Math.min(bytes.readUInt32BE(0), bytes.readUInt32BE(4), size);
    const filled = Buffer.concat([bytes.subarray(0, returned)], Math.max(returned, least));
    return read(new Reader(filled, from.charset));
  });
}

/** A receiver for a format of fixed length. */
export function formatted<T>(format: Field<T>): Out<Field<T>> {
  const size = format.size as number;
  return receiver(size, from => format.read(from), size);
}
