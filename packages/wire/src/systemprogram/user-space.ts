import { bytes, char, int32, layout, prefixed, uint8, uint32 } from '../message/index.ts';
import { counts, oneZero } from './fields.ts';

/** SPCA0100, what QUSRUSAT returns. Source: JTOpen `UserSpaceImplRemote.java`. */
export const Spca0100 = layout({
  ...counts,
  size: int32('bytes'),
  automaticExtendability: oneZero,
  initialValue: uint8(),
  library: char(10),
});

/** Attributes by the keys of QUSCUSAT. */
export const SpaceAttribute = { size: 1, initialValue: 2, automaticExtendability: 3 } as const;

/** What QUSCUSAT is told to change: a count, then these. Source: JTOpen `UserSpaceImplRemote.java`. */
export const SpaceChange = layout({
  key: int32('1 size, 2 initial value, 3 automatic extendability'),
  value: prefixed(uint32(), bytes()),
});
