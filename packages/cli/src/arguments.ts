import { bytes, char, type Field } from '@bigiron/wire/message/index';
import * as types from '@bigiron/wire/program/index';
import { UsageError } from './command.ts';

/** One argument of `bigiron call`: how it is declared, and what is passed. */
export interface Argument {
  readonly field: Field<unknown>;
  /** Undefined for what is only output. */
  readonly value: unknown;
}

/** CL passes text at this length at least, filled with blanks, and numbers as packed(15,5). */
const shortestText = 32;

const typed = /^(?:(out|inout):)?([a-z]+\d*)(?:\((\d+)(?:,(\d+))?\))?(?::(.*))?$/s;

/**
 * Reads an argument: `[out:|inout:]TYPE[:VALUE]`, e.g. `char(10):ABC`, `packed(7,2):12.50`, `out:char(20)`. Everything else, and
 * whatever stands in apostrophes, is passed as the CL command CALL passes it: text, or a number.
 */
export function argument(given: string): Argument {
  const [, direction, name = '', first, second, value] = typed.exec(given) ?? [];
  const type = Object.hasOwn(notation, name) ? notation[name] : undefined;
  const declared = first !== undefined || value !== undefined || direction !== undefined;
  if (type === undefined) {
    if (direction !== undefined) throw new UsageError(`${given}: there is no type ${name}; there are ${names}`);
    return asInCl(given);
  }
  if (!declared) return asInCl(given);
  const field = made(given, type, first, second);
  if (direction === 'out') {
    if (value !== undefined) throw new UsageError(`${given}: output takes no value; inout: does`);
    return { field: types.out(field), value: undefined };
  }
  if (value === undefined) throw new UsageError(`${given}: the value is missing, as in ${given}:VALUE`);
  return { field: direction === 'inout' ? types.inout(field) : field, value: read(given, () => type.value(value)) };
}

function asInCl(given: string): Argument {
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(given)) return { field: types.packed(15, 5), value: given };
  const text = /^'.*'$/s.test(given) ? given.slice(1, -1).replaceAll("''", "'") : given;
  return { field: char(Math.max(shortestText, text.length)), value: text };
}

interface Notation {
  /** How many numbers in parentheses: at least and at most. */
  readonly sizes: readonly [number, number];
  make(first: number, second: number | undefined): Field<unknown>;
  value(text: string): unknown;
}

const size = [1, 1] as const;
const digits = [1, 2] as const;
const none = [0, 0] as const;

/** The types by the names under which TypeScript programs declare them. */
const notation: Readonly<Record<string, Notation>> = {
  char: { sizes: size, make: n => char(n), value: String },
  varchar: { sizes: size, make: n => types.varchar(n), value: String },
  bytes: { sizes: size, make: n => bytes(n), value: hexadecimal },
  packed: { sizes: digits, make: types.packed, value: String },
  zoned: { sizes: digits, make: types.zoned, value: String },
  int16: { sizes: none, make: () => types.int16(), value: whole(-(2n ** 15n), 2n ** 15n - 1n) },
  int32: { sizes: none, make: () => types.int32(), value: whole(-(2n ** 31n), 2n ** 31n - 1n) },
  int64: { sizes: none, make: () => types.int64(), value: big(-(2n ** 63n), 2n ** 63n - 1n) },
  uint16: { sizes: none, make: () => types.uint16(), value: whole(0n, 2n ** 16n - 1n) },
  uint32: { sizes: none, make: () => types.uint32(), value: whole(0n, 2n ** 32n - 1n) },
  uint64: { sizes: none, make: () => types.uint64(), value: big(0n, 2n ** 64n - 1n) },
  float4: { sizes: none, make: types.float4, value: float },
  float8: { sizes: none, make: types.float8, value: float },
};

const names = Object.keys(notation).join(', ');

function made(given: string, { sizes: [least, most], make }: Notation, first?: string, second?: string) {
  const count = [first, second].filter(one => one !== undefined).length;
  if (count < least || count > most)
    throw new UsageError(
      `${given}: the type takes ${least === most ? least : `${least} or ${most}`} numbers in parentheses`,
    );
  if (Number(first ?? 1) > 16_000_000) throw new UsageError(`${given}: longer than any parameter`);
  return read(given, () => make(Number(first), second === undefined ? undefined : Number(second)));
}

/** Says which argument it was. */
function read<R>(given: string, work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw new UsageError(`${given}: ${(error as Error).message}`);
  }
}

function big(least: bigint, most: bigint): (text: string) => bigint {
  return text => {
    if (/^[+-]?\d+$/.test(text)) {
      const number = BigInt(text.replace(/^\+/, ''));
      if (number >= least && number <= most) return number;
    }
    throw new Error(`a whole number from ${least} to ${most} is needed`);
  };
}

function whole(least: bigint, most: bigint): (text: string) => number {
  const read = big(least, most);
  return text => Number(read(text));
}

function float(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw new Error('a number is needed');
  return number;
}

function hexadecimal(text: string): Buffer {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new Error('bytes are written as pairs of hexadecimal digits');
  return Buffer.from(text, 'hex');
}
