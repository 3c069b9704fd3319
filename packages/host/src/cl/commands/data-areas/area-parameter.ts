import type { Substring } from '../../../system/data-areas/data-area.ts';
import { elements, integer, name, qualified } from '../../definition/builders.ts';
import type { ValueOf } from '../../definition/part.ts';

/** A data area and the part of it that is meant: `LIB/AREA`, `(LIB/AREA (1 5))`, `*LDA`. */
export const areaParameter = elements(
  'Data area',
  {
    area: qualified(
      'Data area',
      {
        name: name('Data area', { required: true }),
        library: name('Library', { special: ['*LIBL', '*CURLIB'], default: '*LIBL' }),
      },
      { single: ['*LDA', '*GDA', '*PDA'], required: true },
    ),
    substring: elements(
      'Part of it',
      {
        start: integer('First character', { range: [1, 2000], required: true }),
        length: integer('Length', { range: [1, 2000], default: '1' }),
      },
      { single: { '*ALL': undefined }, default: '*ALL' },
    ),
  },
  { required: true },
);

/** The parameter's value as the room takes it. */
export function areaOf({ area, substring }: NonNullable<ValueOf<typeof areaParameter>>): {
  readonly name: { readonly name: string; readonly library: string };
  readonly substring: Substring | undefined;
} {
  return { name: typeof area === 'string' ? { name: area, library: '*LIBL' } : area, substring };
}
