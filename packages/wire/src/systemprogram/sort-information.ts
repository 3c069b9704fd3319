import { char, int16, int32, layout, reserved } from '../message/index.ts';

/** A field that a list is sorted by. Sources: JTOpen `JobList.java`, `ObjectList.java`. */
export const SortKey = layout({
  start: int32('in the entry, from 1'),
  length: int32(),
  type: int16('0 signed, 9 unsigned binary; else characters'),
  order: char(1, '1 ascending, 2 descending'),
  reserved: reserved(1),
});
