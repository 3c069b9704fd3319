import type { Field } from '../message/index.ts';

/** Reads `V7R5M0` into the number of its wire form, 00070500. Throws RangeError for anything else. */
export function releaseNumber(name: string): number {
  const parts = /^V(\d+)R(\d+)M(\d+)$/.exec(name)?.slice(1).map(Number);
  if (parts === undefined || parts.some(part => part > 255)) {
    throw new RangeError(`${name} is not a release; it looks like V7R5M0`);
  }
  const [version, release, modification] = parts as [number, number, number];
  return (version << 16) | (release << 8) | modification;
}

/** `V7R5M0` for 00070500. */
export function releaseName(number: number): string {
  return `V${number >>> 16}R${(number >>> 8) & 0xff}M${number & 0xff}`;
}

/** Version in two bytes, release and modification in one each. */
export function release(): Field<number> {
  return {
    type: 'release',
    size: 4,
    note: 'V7R5M0 is 00070500',
    read: r => r.uint32(),
    write: (w, v) => w.uint32(v),
    show: releaseName,
  };
}
