import type { ReplacementFormat } from '../../../system/messages/catalogue.ts';
import { choice, elements, integer } from '../../definition/builders.ts';
import type { Problem } from '../../problem.ts';

export const noFormats: readonly WrittenFormat[] = [];

/** One field of the replacement data as FMT describes it. */
export interface WrittenFormat {
  readonly type: '*QTDCHAR' | '*CHAR' | '*CCHAR' | '*HEX' | '*DEC' | '*BIN' | '*UBIN';
  readonly length: '*VARY' | number;
  /** Of *DEC the decimals; of *VARY the bytes of the length before the data. */
  readonly more: number;
}

/** An element of FMT: `(*CHAR 10)`, `(*DEC 7 2)`, `(*CHAR *VARY 2)`. */
export const replacementFormat = elements(
  'Field of the message data',
  {
    type: choice('Data type', {
      values: ['*QTDCHAR', '*CHAR', '*CCHAR', '*HEX', '*DEC', '*BIN', '*UBIN'],
      required: true,
    }),
    length: integer('Length', { type: '*INT2', range: [1, 3000], special: ['*VARY'], default: '*VARY' }),
    more: integer('*VARY bytes or decimals', { type: '*INT2', range: [0, 63], default: '0' }),
  },
  { required: true },
);

const binaryLengths: readonly number[] = [2, 4, 8];

/** The format that was written, or what is wrong with it. */
export function formatOf({ type, length, more }: WrittenFormat): ReplacementFormat | Problem {
  const wrong = (value: string | number): Problem => ({ id: 'CPD0084', values: ['FMT', String(value)] });
  switch (type) {
    case '*CHAR':
    case '*CCHAR':
    case '*QTDCHAR': {
      const quoted = type === '*QTDCHAR';
      if (length !== '*VARY') return { kind: quoted ? 'quoted' : 'char', length };
      const lengthBytes = more === 0 ? 2 : more;
      if (lengthBytes !== 2 && lengthBytes !== 4) return wrong(more);
      return { kind: 'varying', lengthBytes, ...(quoted ? { quoted } : {}) };
    }
    case '*HEX':
      return length === '*VARY' ? wrong(length) : { kind: 'hex', length };
    case '*DEC':
      return length === '*VARY' || length > 63 || more > length
        ? wrong(length)
        : { kind: 'decimal', digits: length, decimals: more };
    case '*BIN':
    case '*UBIN':
      if (length === '*VARY' || !binaryLengths.includes(length)) return wrong(length);
      return { kind: type === '*BIN' ? 'binary' : 'unsigned', length: length as 2 | 4 | 8 };
  }
}
