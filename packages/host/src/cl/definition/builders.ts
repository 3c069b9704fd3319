import type { ValueSyntax } from '../parse/syntax.ts';
import type { ItemType } from './item-type.ts';
import type { ElementsPart, Item, ListPart, Part, Parts, QualifiedPart, ValueOf, ValuesOf } from './part.ts';

/** Whether and how a value may be left out. */
interface Presence {
  readonly required?: true;
  readonly default?: string;
}

/** With neither a value nor a default, `run` gets undefined. */
type Present<O, T> = O extends { readonly required: true } | { readonly default: string } ? T : T | undefined;

/** Special values: passed as they are written, or as what they are mapped to. */
type Special = readonly string[] | Readonly<Record<string, unknown>>;

type SpecialValue<O, Key extends string> =
  O extends Readonly<Record<Key, infer S>> ? (S extends readonly string[] ? S[number] : S[keyof S]) : never;

interface ItemOptions extends Presence {
  readonly special?: Special;
}

interface WholeOptions extends Presence {
  readonly single?: Special;
}

type ItemOf<O, T> = Item<Present<O, T | SpecialValue<O, 'special'>>>;

function item(prompt: string, type: ItemType, options: ItemOptions, more: Partial<Item<unknown>> = {}): Item<never> {
  return {
    kind: 'item',
    prompt,
    type,
    required: options.required === true,
    default: options.default,
    length: 10,
    restricted: false,
    special: specialValues(options.special),
    range: undefined,
    atLeast: undefined,
    secret: false,
    ...more,
  } as Item<never>;
}

function specialValues(special: Special = []): ReadonlyMap<string, unknown> {
  return Array.isArray(special)
    ? new Map(special.map(value => [value, value]))
    : new Map(Object.entries(special as Readonly<Record<string, unknown>>));
}

/** The name of an object, user, device ... */
export function name<const O extends ItemOptions & { readonly length?: number }>(
  prompt: string,
  options: O,
): ItemOf<O, string> {
  return item(prompt, '*NAME', options, { length: options.length ?? 10 });
}

/** A name, or the beginning of names followed by an asterisk. */
export function genericName<const O extends ItemOptions>(prompt: string, options: O): ItemOf<O, string> {
  return item(prompt, '*GENERIC', options);
}

export function character<
  const O extends ItemOptions & {
    readonly length: number;
    readonly secret?: boolean;
    /** For digits that are kept as text. */
    readonly range?: readonly [number, number];
  },
>(prompt: string, options: O): ItemOf<O, string> {
  const { length, secret = false, range } = options;
  return item(prompt, '*CHAR', options, { length, secret, range });
}

/** The TEXT parameter of almost every command; *BLANK is the empty text. */
export function description<
  const O extends ItemOptions = { readonly default: '*BLANK'; readonly special: { '*BLANK': '' } },
>(options?: O): ItemOf<O, string> {
  const given = options ?? { default: '*BLANK', special: { '*BLANK': '' } };
  return item("Text 'description'", '*CHAR', given, { length: 50 });
}

/** One of a few values (RSTD(*YES)). */
export function choice<const O extends Presence & { readonly values: Special }>(
  prompt: string,
  options: O,
): Item<Present<O, SpecialValue<O, 'values'>>> {
  const special = specialValues(options.values);
  const length = Math.max(...[...special.keys()].map(value => value.length));
  return item(prompt, '*CHAR', options, { length, restricted: true, special });
}

/** *YES or *NO. */
export function yesNo<const O extends Presence>(prompt: string, options: O): Item<Present<O, boolean>> {
  return item(prompt, '*CHAR', options, {
    length: 4,
    restricted: true,
    special: new Map([
      ['*NO', false],
      ['*YES', true],
    ]),
  });
}

type NumberOptions = ItemOptions & { readonly range?: readonly [number, number]; readonly atLeast?: number };

export function integer<const O extends NumberOptions & { readonly type?: '*INT2' | '*INT4' | '*UINT2' | '*UINT4' }>(
  prompt: string,
  options: O,
): ItemOf<O, number> {
  const { type = '*INT4', range, atLeast } = options;
  return item(prompt, type, options, { length: type.endsWith('2') ? 5 : 10, range, atLeast });
}

/** A packed decimal number without fraction. */
export function decimal<const O extends NumberOptions & { readonly digits: number }>(
  prompt: string,
  options: O,
): ItemOf<O, number> {
  const { digits, range, atLeast } = options;
  return item(prompt, '*DEC', options, { length: digits, range, atLeast });
}

/** A calendar day, as `YYYY-MM-DD`. */
export function date<const O extends ItemOptions>(prompt: string, options: O): ItemOf<O, string> {
  return item(prompt, '*DATE', options, { length: 10 });
}

/** A time of day, as `HH:MM:SS`. */
export function time<const O extends ItemOptions>(prompt: string, options: O): ItemOf<O, string> {
  return item(prompt, '*TIME', options, { length: 8 });
}

/** The name of a directory or stream file. */
export function path<const O extends ItemOptions & { readonly length: number }>(
  prompt: string,
  options: O,
): ItemOf<O, string> {
  return item(prompt, '*PNAME', options, { length: options.length });
}

/** A whole command, as text. */
export function commandString<const O extends ItemOptions>(prompt: string, options: O): ItemOf<O, string> {
  return item(prompt, '*CMDSTR', options, { length: 20_000 });
}

/** Whatever was written: for parameters whose type depends on others. */
export function anything<const O extends ItemOptions>(prompt: string, options: O): ItemOf<O, ValueSyntax> {
  return item(prompt, '*X', options, { length: 9999 });
}

function whole(options: WholeOptions) {
  return {
    required: options.required === true,
    default: options.default,
    single: specialValues(options.single),
  };
}

/** Parts from right to left: `{ name, library }` is written LIBRARY/NAME. */
export function qualified<
  const P extends Readonly<Record<string, Item<unknown>>>,
  const O extends WholeOptions = { readonly required: true },
>(prompt: string, parts: P, options?: O): QualifiedPart<Present<O, ValuesOf<P> | SpecialValue<O, 'single'>>> {
  return { kind: 'qualified', prompt, parts, ...whole(options ?? { required: true }) };
}

/** The qualified name of an object that exists; without library it is searched along the library list. */
export function object<const O extends WholeOptions = { readonly required: true }>(prompt: string, options?: O) {
  const parts = {
    name: name(prompt, { required: true }),
    library: name('Library', { special: ['*LIBL', '*CURLIB'], default: '*LIBL' }),
  };
  return qualified<typeof parts, O>(prompt, parts, options);
}

/** The qualified name of an object to create; without library it goes into the current one. */
export function newObject(prompt: string) {
  return qualified(prompt, {
    name: name(prompt, { required: true }),
    library: name('Library', { special: ['*CURLIB'], default: '*CURLIB' }),
  });
}

export function elements<const P extends Parts, const O extends WholeOptions>(
  prompt: string,
  parts: P,
  options: O,
): ElementsPart<Present<O, ValuesOf<P> | SpecialValue<O, 'single'>>> {
  return { kind: 'elements', prompt, parts, ...whole(options) };
}

export function list<const P extends Part<unknown>, const O extends WholeOptions & { readonly maximum: number }>(
  each: P,
  options: O,
): ListPart<Present<O, readonly NonNullable<ValueOf<P>>[] | SpecialValue<O, 'single'>>> {
  return { kind: 'list', prompt: each.prompt, each, maximum: options.maximum, ...whole(options) };
}
