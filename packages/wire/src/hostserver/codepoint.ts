import type { Field, ValueOf } from '../message/index.ts';

/** LL, the length of an optional part, counts itself and the code point behind it. */
export const codePointOverhead = 6;

type Occurs = 'once' | 'at-most-once' | 'repeated';

/** An optional part of a host server message: LL(4) CP(2) data. */
export interface CodePoint<T, O extends Occurs = Occurs> {
  readonly codePoint: number;
  readonly field: Field<T>;
  readonly occurs: O;
}

export type CodePoints = Readonly<Record<string, CodePoint<unknown>>>;

type Named<C extends CodePoints, O extends Occurs> = {
  [K in keyof C]: C[K] extends { readonly occurs: O } ? K : never;
}[keyof C];

type PartOf<C> = C extends { readonly field: infer F } ? ValueOf<F> : never;

/** What decoding yields: parts that may be absent are undefined, repeated ones a list (empty when absent). */
export type PartValues<C extends CodePoints> = { [K in Named<C, 'once'>]: PartOf<C[K]> } & {
  [K in Named<C, 'at-most-once'>]?: PartOf<C[K]> | undefined;
} & { [K in Named<C, 'repeated'>]: PartOf<C[K]>[] };

/** What encoding takes: repeated parts may be left out. */
export type PartInput<C extends CodePoints> = { [K in Named<C, 'once'>]: PartOf<C[K]> } & {
  [K in Named<C, 'at-most-once'>]?: PartOf<C[K]> | undefined;
} & { [K in Named<C, 'repeated'>]?: readonly PartOf<C[K]>[] | undefined };

/** A part that may be absent. */
export function codepoint<T>(codePoint: number, field: Field<T>): CodePoint<T, 'at-most-once'> {
  return { codePoint, field, occurs: 'at-most-once' };
}

/** A part without which the message has no meaning. */
export function required<T>(codePoint: number, field: Field<T>): CodePoint<T, 'once'> {
  return { codePoint, field, occurs: 'once' };
}

/** A part that occurs any number of times, in order. */
export function repeated<T>(codePoint: number, field: Field<T>): CodePoint<T, 'repeated'> {
  return { codePoint, field, occurs: 'repeated' };
}
