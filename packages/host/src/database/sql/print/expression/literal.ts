import type { Literal } from '../../ast/index.ts';
import { quoted } from '../text.ts';

const prefixes: Partial<Record<Literal['type'], string>> = {
  string: '',
  hex: 'X',
  binary: 'BX',
  graphic: 'G',
  'graphic-hex': 'GX',
  'unicode-hex': 'UX',
  date: 'DATE ',
  time: 'TIME ',
  timestamp: 'TIMESTAMP ',
};

export function literal({ type, value }: Literal): string {
  const prefix = prefixes[type];
  return prefix === undefined ? value : prefix + quoted(value);
}
