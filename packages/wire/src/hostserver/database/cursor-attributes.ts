import type { Field } from '../../message/index.ts';

/** What became of a cursor when it was opened. */
export interface CursorAttributes {
  readonly holdable: boolean;
  readonly scrollable: boolean;
  readonly updatable: boolean;
  readonly sensitive: boolean;
  /** 0 none, 1 cursor stability, 2 uncommitted read, 3 read stability, 4 repeatable read. */
  readonly isolation: number;
}

/** 3814: a byte each, F1 yes or F0 no; clients look at the lowest bits. Source: JTOpen `DBBaseReplyDS.java`. */
export const cursorAttributes: Field<CursorAttributes> = {
  type: '{ holdable, scrollable, updatable, insensitive, isolation: uint8 }',
  size: undefined,
  read(r) {
    const bit = () => (r.uint8() & 1) === 1;
    const [holdable, scrollable, updatable, insensitive] = [bit(), bit(), bit(), bit()];
    const isolation = r.uint8() & 0xf;
    r.skip(r.remaining);
    return { holdable, scrollable, updatable, sensitive: !insensitive, isolation };
  },
  write(w, { holdable, scrollable, updatable, sensitive, isolation }) {
    for (const yes of [holdable, scrollable, updatable, !sensitive]) w.uint8(yes ? 0xf1 : 0xf0);
    w.uint8(0xf0 | isolation);
    w.fill(5, 0);
  },
  show: value => JSON.stringify(value),
};
