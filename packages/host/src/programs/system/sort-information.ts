import { bytes, type Field } from '@bigiron/wire/message/index';
import { SortKey } from '@bigiron/wire/systemprogram/sort-information';
import type { ApiCall } from './api.ts';

/** The parameter of list APIs that says how to sort: how many keys, then the keys. */
export const sortInformation: Field<Uint8Array> = bytes();

const keySize = SortKey.size!;
/** More than a list has fields to sort by. */
const mostKeys = 64;
const binary: ReadonlySet<number> = new Set([0, 9]);

/** Sorts entries, which are all of the same layout, by what stands in them. Characters count as their bytes. CPF3C3A for a bad key. */
export function sorted(entries: readonly Buffer[], information: Uint8Array, api: ApiOf, call: ApiCall): Buffer[] {
  const given = Buffer.from(information);
  const count = given.length < 4 ? 0 : given.readInt32BE(0);
  if (count === 0) return [...entries];
  const size = entries[0]?.length ?? 0;
  const invalid = () => call.messages.escape('CPF3C3A', [api.name, api.parameter]);
  if (count < 0 || count > mostKeys || 4 + count * keySize > given.length) throw invalid();
  const comparisons = Array.from({ length: count }, (_, i) => {
    const at = 4 + i * keySize;
    const { start, length, type, order } = SortKey.decode(given.subarray(at, at + keySize), call.text);
    const number = binary.has(type);
    const fits = start >= 1 && length >= 1 && (size === 0 || start - 1 + length <= size);
    if (!fits || (number && length > 8)) throw invalid();
    const value = (entry: Buffer) => entry.subarray(start - 1, start - 1 + length);
    const compare = number
      ? (a: Buffer, b: Buffer) => compareNumbers(value(a), value(b), type === 0)
      : (a: Buffer, b: Buffer) => Buffer.compare(value(a), value(b));
    return order === '2' ? (a: Buffer, b: Buffer) => -compare(a, b) : compare;
  });
  return [...entries].sort((a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** Which parameter of which API it came in. */
export interface ApiOf {
  readonly name: string;
  /** Its number, from 1. */
  readonly parameter: number;
}

function compareNumbers(a: Buffer, b: Buffer, signed: boolean): number {
  const whole = (bytes: Buffer) => {
    const value = BigInt(`0x${bytes.toString('hex')}`);
    return signed ? BigInt.asIntN(8 * bytes.length, value) : value;
  };
  const [left, right] = [whole(a), whole(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
