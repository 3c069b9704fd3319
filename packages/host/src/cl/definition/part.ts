import type { ItemType } from './item-type.ts';

/**
 * The parts of a command definition. They are data, so that prompting, help, QCDRCMDD and the reference pages can be made from
 * them; the type parameter is what the command's `run` receives.
 */
export type Part<T> = Item<T> | QualifiedPart<T> | ElementsPart<T> | ListPart<T>;

/** Parts by the name under which `run` receives them, in the order in which they are written. */
export type Parts = Readonly<Record<string, Part<unknown>>>;

export type ValueOf<P> = P extends { readonly value?: infer T } ? T : never;
export type ValuesOf<P extends Parts> = { readonly [Name in keyof P]: ValueOf<P[Name]> };

/** What PARM, QUAL and ELEM statements have in common. */
interface Common<T> {
  /** (PROMPT) In our own words. */
  readonly prompt: string;
  /** (MIN) Whether a value must be given. */
  readonly required: boolean;
  /** (DFT) What stands in for a value that is not given, as it would be written. */
  readonly default: string | undefined;
  /** Only for type inference. */
  readonly value?: T;
}

/** One value. */
export interface Item<T> extends Common<T> {
  readonly kind: 'item';
  /** (TYPE) */
  readonly type: ItemType;
  /** (LEN) Characters, or digits of a number. */
  readonly length: number;
  /** (RSTD) Only the special values are allowed. */
  readonly restricted: boolean;
  /** (VALUES, SPCVAL) Special values as they are written, and what `run` gets for each. */
  readonly special: ReadonlyMap<string, unknown>;
  /** (RANGE) */
  readonly range: readonly [number, number] | undefined;
  /** (REL *GE) */
  readonly atLeast: number | undefined;
  /** (DSPINPUT *NO) The value must not appear in logs. */
  readonly secret: boolean;
}

/** (QUAL) `LIBRARY/OBJECT`; the first part is the last one written. */
export interface QualifiedPart<T> extends Common<T> {
  readonly kind: 'qualified';
  readonly parts: Readonly<Record<string, Item<unknown>>>;
  /** (SNGVAL) Values that stand for the whole, without qualifiers. */
  readonly single: ReadonlyMap<string, unknown>;
}

/** (ELEM) A list whose elements differ: `(FIRST SECOND)`. */
export interface ElementsPart<T> extends Common<T> {
  readonly kind: 'elements';
  readonly parts: Parts;
  /** (SNGVAL) */
  readonly single: ReadonlyMap<string, unknown>;
}

/** (MAX above 1) A list whose elements are alike. */
export interface ListPart<T> extends Common<T> {
  readonly kind: 'list';
  readonly each: Part<unknown>;
  readonly maximum: number;
  /** (SNGVAL) Values that must be alone. */
  readonly single: ReadonlyMap<string, unknown>;
}
