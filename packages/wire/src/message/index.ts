export { array, counted, prefixed, sequence } from './compound.ts';
export { type Defaulted, defaulted, type Field, type Fields, type Input, type ValueOf, type Values } from './field.ts';
export { type Layout, layout } from './layout.ts';
export { code, int16, int32, int64, uint8, uint16, uint32, uint64 } from './numbers.ts';
export { bytes, flag, reserved, secret } from './raw.ts';
export { char, chars, taggedText, text, varchar } from './text.ts';
