interface Symbol {
  readonly key: string;
  readonly length: number;
}

/**
 * Symbols by their first character, longest first, as pairs of what is written and what it means. `¬`, `^` and `!` are the same not sign, which
 * code pages have in different places; `!!` is `||` for the same reason.
 */
const variants: Readonly<Record<string, readonly (readonly [written: string, key: string])[]>> = {
  '<': [
    ['<=', '<='],
    ['<>', '<>'],
    ['<', '<'],
  ],
  '>': [
    ['>=', '>='],
    ['>', '>'],
  ],
  '=': [
    ['=>', '=>'],
    ['=', '='],
  ],
  '|': [['||', '||']],
  '!': [['!!', '||'], ...negated('!')],
  '¬': negated('¬'),
  '^': negated('^'),
  '*': [
    ['**', '**'],
    ['*', '*'],
  ],
};
for (const single of '()+-/,.;:?[]{}') Object.assign(variants, { [single]: [[single, single]] });

function negated(sign: string): (readonly [string, string])[] {
  return [
    [`${sign}=`, '<>'],
    [`${sign}<`, '>='],
    [`${sign}>`, '<='],
  ];
}

const byCode = new Map<number, readonly { readonly written: string; readonly symbol: Symbol }[]>();
for (const [first, pairs] of Object.entries(variants)) {
  const entries = pairs.map(([written, key]) => ({ written, symbol: { key, length: written.length } }));
  byCode.set(first.charCodeAt(0), entries);
}

export function symbolAt(text: string, at: number): Symbol | undefined {
  const candidates = byCode.get(text.charCodeAt(at));
  if (candidates === undefined) return undefined;
  for (const { written, symbol } of candidates) if (symbol.length === 1 || text.startsWith(written, at)) return symbol;
  return undefined;
}
