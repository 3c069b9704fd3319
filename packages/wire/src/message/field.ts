import type { Reader, Writer } from '../bytes.ts';

/**
 * One typed value inside a message. Fields are stateless and shared; they are composed into tables by `layout` and by the
 * message builders of each protocol.
 */
export interface Field<T> {
  /** How the reference page names the type, e.g. `char(10)`. */
  readonly type: string;
  /** Bytes on the wire; undefined when the value decides. */
  readonly size: number | undefined;
  /** What the reader of the reference page needs beyond name and type. */
  readonly note?: string | undefined;
  /** Stands in for a value that the encoder was not given, and for one that an older peer's shorter template leaves out. */
  readonly fallback?: T | undefined;
  read(from: Reader): T;
  write(to: Writer, value: T): void;
  /** The value in a trace line. */
  show(value: T): string;
}

/** A field that may be left out when encoding. */
export interface Defaulted<T> extends Field<T> {
  readonly fallback: T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The value type of a field. Fields without one (reserved bytes) have `undefined`. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

type Valued<F extends Fields> = { [K in keyof F]: [ValueOf<F[K]>] extends [undefined] ? never : K }[keyof F];
type Optional<F extends Fields> = {
  [K in Valued<F>]: F[K] extends { readonly fallback: unknown } ? K : never;
}[Valued<F>];

/** What decoding a table yields. */
export type Values<F extends Fields> = { [K in Valued<F>]: ValueOf<F[K]> };

/** What encoding a table takes: fields with a fallback may be left out. */
export type Input<F extends Fields> = { [K in Exclude<Valued<F>, Optional<F>>]: ValueOf<F[K]> } & {
  [K in Optional<F>]?: ValueOf<F[K]> | undefined;
};

/** Gives a field a fallback. */
export function defaulted<T>(field: Field<T>, fallback: T): Defaulted<T> {
  return { ...field, fallback };
}
