import type { Field, ValueOf } from '../message/index.ts';

/** A parameter that the program fills; what the caller had in it does not matter. */
export type Out<F> = F & { readonly direction: 'out' };

/** A parameter that the program is given and may change. */
export type InOut<F> = F & { readonly direction: 'inout' };

/** A parameter that a caller may leave out at the end of the list, or give as a null pointer. */
export type Optional<F> = F & { readonly optional: true };

export function out<F extends Field<unknown>>(field: F): Out<F> {
  return { ...field, direction: 'out' };
}

export function inout<F extends Field<unknown>>(field: F): InOut<F> {
  return { ...field, direction: 'inout' };
}

export function optional<F extends Field<unknown>>(field: F): Optional<F> {
  return { ...field, optional: true };
}

/** The parameters of a program in the order of the call. A field alone is input. */
export type Parameters = Readonly<Record<string, Field<unknown>>>;

type Directed<F> = F extends { readonly direction: infer D } ? D : 'in';

/** What a field takes when written, which may be more than what it reads as: a decimal also takes text and numbers. */
export type Written<F> = F extends { readonly accepts?: infer A } ? NonNullable<A> : ValueOf<F>;

type Read<F> = F extends { readonly optional: true } ? ValueOf<F> | undefined : ValueOf<F>;

type InputKeys<P> = { [K in keyof P]: Directed<P[K]> extends 'out' ? never : K }[keyof P];
type OutputKeys<P> = { [K in keyof P]: Directed<P[K]> extends 'in' ? never : K }[keyof P];
type DueKeys<P> = {
  [K in OutputKeys<P>]: Directed<P[K]> extends 'out' ? (P[K] extends { readonly optional: true } ? never : K) : never;
}[OutputKeys<P>];

/** What a program is given: everything but pure output. */
export type Inputs<P extends Parameters> = { [K in InputKeys<P>]: Read<P[K]> };

/** What a program gives back: all output; a parameter that is also input stays as it was when left out. */
export type Outputs<P extends Parameters> = { [K in DueKeys<P>]: Written<P[K]> } & {
  [K in Exclude<OutputKeys<P>, DueKeys<P>>]?: Written<P[K]> | undefined;
};

/** As `Outputs`; nothing at all will do when nothing is due. */
// biome-ignore lint/suspicious/noConfusingVoidType: a body that gives nothing back has no return statement
export type Results<P extends Parameters> = [DueKeys<P>] extends [never] ? Outputs<P> | void : Outputs<P>;

type OptionalKeys<P> = { [K in keyof P]: P[K] extends { readonly optional: true } ? K : never }[keyof P];
type RequiredInputKeys<P> = Exclude<InputKeys<P>, OptionalKeys<P>>;

/** What a caller gives: all input. Optional parameters may be left out at the end of the list; null is a null pointer. */
export type Arguments<P extends Parameters> = { [K in RequiredInputKeys<P>]: Written<P[K]> } & {
  [K in Extract<InputKeys<P>, OptionalKeys<P>>]?: Written<P[K]> | null | undefined;
} & { [K in Exclude<OptionalKeys<P>, InputKeys<P>>]?: null | undefined };

/** What a caller gets back: all output, where it gave storage for it. */
export type Returned<P extends Parameters> = { [K in OutputKeys<P>]: Read<P[K]> };

export function isInput(field: Field<unknown>): boolean {
  return (field as Partial<Out<unknown>>).direction !== 'out';
}

export function isOutput(field: Field<unknown>): boolean {
  return (field as { direction?: string }).direction !== undefined;
}

export function isOptional(field: Field<unknown>): boolean {
  return (field as { optional?: boolean }).optional === true;
}

/** Output that the program has to give. */
export function isDue(field: Field<unknown>): boolean {
  return !isInput(field) && !isOptional(field);
}
