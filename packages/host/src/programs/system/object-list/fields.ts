import { toTimestamp } from '@bigiron/wire/systemprogram/timestamp';
import type { ObjectDescription } from '../../../system/objects/object.ts';
import { binary, characters, type KeyedField, type KeyedFields } from '../keyed-field.ts';

/** What the fields of a listed object are filled from. */
export interface ListedSubject {
  readonly object: ObjectDescription;
  readonly primaryGroup: string | undefined;
  /** `V7R5M0`. */
  readonly release: string;
  /** Place of its library in the library list, from 1; 0 when the list was not asked for along it. */
  readonly order: number;
}

type Field = KeyedField<ListedSubject>;

const fixed = (length: number, value: string): Field => characters(length, () => value);
const nothing: Field = binary(4, () => 0);
const one: Field = binary(4, () => 1);
const never: Field = characters(8, () => Buffer.alloc(8));

const moment = (value: (object: ObjectDescription) => number): Field =>
  characters(8, ({ object }) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(toTimestamp(value(object)));
    return bytes;
  });

/** `V07R05M00` for `V7R5M0`. */
export function systemLevel(release: string): string {
  return release.replace(/\d+/g, digits => digits.padStart(2, '0'));
}

/**
 * The fields of an object that QGYOLOBJ returns, by key; those of saving, restoring, journals and sources are as of an object that was
 * never saved and is not journaled. Source of keys and lengths: JTOpen `ObjectDescription.java`.
 */
export const objectFields: KeyedFields<ListedSubject> = new Map<number, Field>([
  [201, fixed(1, '')],
  [202, characters(10, ({ object }) => object.attribute)],
  [203, characters(50, ({ object }) => object.text)],
  [204, fixed(10, '')],
  [205, binary(4, ({ order }) => order)],
  [301, one],
  [302, characters(10, ({ object }) => object.owner)],
  [303, fixed(2, '*U')],
  [304, moment(({ created }) => created)],
  [305, moment(({ changed }) => changed)],
  [306, fixed(10, '*KEEP')],
  [307, fixed(1, 'N')],
  [308, fixed(1, '1')],
  [309, fixed(1, '0')],
  [310, fixed(10, '*NONE')],
  [311, fixed(1, '0')],
  [312, fixed(1, '0')],
  [313, fixed(1, '0')],
  [314, one],
  [401, fixed(10, '')],
  [402, fixed(10, '')],
  [403, fixed(10, '')],
  [404, fixed(13, '')],
  [405, characters(10, ({ object }) => object.createdBy)],
  [406, fixed(8, '')],
  [407, characters(9, ({ release }) => systemLevel(release))],
  [408, fixed(16, '')],
  [409, fixed(8, '')],
  [410, fixed(1, '1')],
  [411, fixed(16, '')],
  [412, fixed(10, '')],
  [413, fixed(10, '')],
  [414, characters(10, ({ primaryGroup }) => primaryGroup ?? '*NONE')],
  [501, never],
  [502, never],
  [503, nothing],
  [504, one],
  [505, nothing],
  [506, fixed(10, '')],
  [507, fixed(71, '')],
  [508, fixed(10, '')],
  [509, fixed(10, '')],
  [510, fixed(10, '')],
  [511, fixed(17, '')],
  [512, never],
  [513, fixed(1, '0')],
  [514, fixed(10, '')],
  [515, fixed(10, '')],
  [516, fixed(1, '')],
  [517, fixed(1, '')],
  [518, never],
  [601, never],
  [602, never],
  [603, nothing],
  [604, fixed(1, 'N')],
  [605, fixed(10, '*SYSBAS')],
  [606, fixed(10, '*SYSBAS')],
  [701, nothing],
  [702, one],
  [703, fixed(1, '0')],
]);
