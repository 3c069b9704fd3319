import type { SpecialAuthority } from '../profiles/profile.ts';

/** The groups of WRKSYSVAL. */
export type Category = '*ALC' | '*DATTIM' | '*EDT' | '*LIBL' | '*MSG' | '*SEC' | '*STG' | '*SYSCTL';

interface Common {
  readonly category: Category;
  readonly text: string;
  /** Absent: it tells something about the host and cannot be changed (CPF1030). */
  readonly authority?: readonly SpecialAuthority[];
}

/** Text; `length` characters at most. */
export interface CharacterDefinition extends Common {
  readonly kind: 'character';
  readonly length: number;
  readonly initial: string;
  /** Absent: any text. */
  readonly accepts?: (value: string) => boolean;
  /** Holds an object's name, here `LIBRARY/NAME`; on IBM i's interfaces the name in ten characters, then the library. */
  readonly qualified?: true;
  /** A path, or a special value; in APIs a path structure of this length. */
  readonly path?: true;
}

/** A number that IBM i keeps as zero-filled digits, or one of a few special values in its place. */
export interface DigitsDefinition extends Common {
  readonly kind: 'digits';
  readonly length: number;
  readonly initial: number | string;
  readonly range: readonly [number, number];
  readonly special: readonly string[];
}

/** A number, decimal on commands and 4 bytes binary in APIs. */
export interface DecimalDefinition extends Common {
  readonly kind: 'decimal';
  readonly digits: number;
  /** Places after the point. Default 0. */
  readonly decimals?: number;
  readonly initial: number;
  readonly range: readonly [number, number];
  /** Further numbers that are allowed. */
  readonly also?: readonly number[];
}

/** Up to `count` texts of `length` characters. */
export interface ListDefinition extends Common {
  readonly kind: 'list';
  readonly length: number;
  readonly count: number;
  readonly initial: readonly string[];
  readonly accepts?: (value: string) => boolean;
}

/** How a system value is declared. Types and lengths: IBM i documentation; JTOpen `SystemValueList.java`. */
export type Definition = CharacterDefinition | DigitsDefinition | DecimalDefinition | ListDefinition;

/** What `SystemValues.get` returns for a definition. */
export type ValueOf<D extends Definition> = D extends { kind: 'character' }
  ? string
  : D extends { kind: 'digits'; special: readonly (infer Special)[] }
    ? number | Special
    : D extends { kind: 'decimal' }
      ? number
      : readonly string[];

export type Value = string | number | readonly string[];

export type DefinitionTable = Readonly<Record<string, Definition>>;

/** Accepts these values and no others. */
export function oneOf(...values: readonly string[]): (value: string) => boolean {
  return value => values.includes(value);
}

/** Accepts an object name of up to ten characters, or one of `special`. */
export function nameOr(...special: readonly string[]): (value: string) => boolean {
  return value => special.includes(value) || /^[A-Z#$@][A-Z0-9#$@_.]{0,9}$/.test(value);
}

/** Accepts `LIBRARY/NAME` or one of `special`. */
export function qualifiedNameOr(...special: readonly string[]): (value: string) => boolean {
  return value =>
    special.includes(value) || /^([A-Z#$@][A-Z0-9#$@_.]{0,9}|\*LIBL|\*CURLIB)\/[A-Z#$@][A-Z0-9#$@_.]{0,9}$/.test(value);
}

/** Who may change what decides over security. */
export const securityOfficer = ['*ALLOBJ', '*SECADM'] as const;
export const auditor = ['*AUDIT'] as const;
/** Who may change what affects every job. */
export const everybodysJobs = ['*ALLOBJ'] as const;
