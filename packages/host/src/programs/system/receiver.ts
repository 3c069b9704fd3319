import { bytes, type Field } from '@bigiron/wire/message/index';
import type { Out } from '@bigiron/wire/program/index';
import { out } from '@bigiron/wire/program/index';
import type { ApiCall } from './api.ts';

/** The parameter in which an API returns what was asked for. Its storage may be shorter than what there is to return. */
export const receiver: Out<Field<Uint8Array>> = out(bytes());

/**
 * What goes into a receiver variable of `length` bytes: as much as fits, headed by how much that is and how much there would be. CPF3C24
 * for a variable that could not even hold the two counts.
 */
export function received(
  data: Buffer,
  length: number,
  { messages, storage }: ApiCall,
  order: 'returned-first' | 'available-first' = 'returned-first',
): Buffer {
  if (length < 8) throw messages.escape('CPF3C24');
  const room = Math.min(length, storage[0]?.length ?? 0);
  const fitting = data.subarray(0, room);
  const numbers = [fitting.length, data.length];
  if (order === 'available-first') numbers.reverse();
  if (fitting.length >= 8) for (const [i, number] of numbers.entries()) fitting.writeInt32BE(number, 4 * i);
  return fitting;
}
