import type { ParseArgsConfig } from 'node:util';

/** What a subcommand may write to and read from; tests give their own. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Puts text in place of the line that is shown last; absent when nobody looks at a terminal. */
  status?(text: string): void;
  /** Where prompts go, and what is typed is shown; by default standard error. */
  readonly prompts?: NodeJS.WritableStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
}

/** 0 done, 1 the host refused, 2 wrong usage, 3 no connection. */
export type ExitStatus = 0 | 1 | 2 | 3;

export const exitStatus = { done: 0, refused: 1, usage: 2, noConnection: 3 } as const;

type OptionSpecs = NonNullable<ParseArgsConfig['options']>;

/** One subcommand, e.g. `bigiron dtaq`: a file of its own that is loaded only when it is used. */
export interface Command {
  /** One line for the list of subcommands. */
  readonly summary: string;
  /** How it is called, one form per line. */
  readonly usage: string;
  /** What else there is to know: how operands are written, what exit statuses mean. */
  readonly notes?: string;
  /** Options as `node:util` parseArgs takes them, each with a line of help. */
  readonly options: Readonly<
    Record<string, OptionSpecs[string] & { readonly help: string; readonly argument?: string }>
  >;
  run(call: Call): Promise<ExitStatus>;
}

export interface Call {
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly operands: readonly string[];
  readonly terminal: Terminal;
}

/** The call does not fit the subcommand; what is wrong and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A single-valued option as text. */
export function text(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}

export function flag(call: Call, name: string): boolean {
  return call.options[name] === true;
}

/** A whole number within bounds. */
export function integer(call: Call, name: string, minimum: number, maximum: number): number | undefined {
  const value = text(call, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isInteger(number) || number < minimum || number > maximum) {
    throw new UsageError(`--${name} takes a whole number from ${minimum} to ${maximum}, not ${value}`);
  }
  return number;
}
