import { charset } from '@bigiron/wire/ccsid/index';
import { type Decimal, packed, packedSize } from '@bigiron/wire/decimal/index';
import type { Job } from '../../../system/jobs/job.ts';
import { decimalOf } from '../../definition/decimal.ts';
import type { ValueSyntax } from '../../parse/syntax.ts';
import type { Problem } from '../../problem.ts';

interface Type {
  readonly type: '*CHAR' | '*DEC' | '*LGL' | '*INT' | '*UINT';
  readonly length: number | undefined;
  readonly decimals: number;
}

/** A character constant is passed in at least so many bytes. */
const shortestCharacters = 32;
/** How CALL passes a numeric constant, whatever the program expects. */
const numeric = { digits: 15, decimals: 5 };

/**
 * The storage for a constant on CALL: characters padded with blanks to 32 bytes, numbers as packed (15 5), or what the type that is given with
 * the value says. Source: IBM i documentation, "Passing parameters" and the CALL command.
 */
export function storageOf(value: ValueSyntax, as: Type | undefined, job: Job): Buffer | Problem {
  const number = value.kind === 'word' ? decimalOf(value.text) : undefined;
  switch (as?.type ?? (number === undefined ? '*CHAR' : '*DEC')) {
    case '*CHAR':
    case '*LGL': {
      const bytes = characters(value, job);
      if (bytes === undefined) return { id: 'CPD0084', values: ['PARM', ''] };
      const length = as?.type === '*LGL' ? 1 : (as?.length ?? Math.max(bytes.length, shortestCharacters));
      const storage = Buffer.alloc(length, charset(job.defaultCcsid).blank);
      storage.set(bytes.subarray(0, length));
      return storage;
    }
    case '*DEC':
      return number === undefined ? notNumeric(value) : packedNumber(number, as);
    default:
      return number === undefined ? notNumeric(value) : binaryNumber(number, as as Type);
  }
}

function characters(value: ValueSyntax, job: Job): Uint8Array | undefined {
  if (value.kind === 'hexadecimal') return value.bytes;
  if (value.kind !== 'word' && value.kind !== 'quoted') return undefined;
  return charset(job.defaultCcsid).encode(value.text);
}

function notNumeric(value: ValueSyntax): Problem {
  return { id: 'CPD0076', values: ['PARM', 'text' in value ? value.text : ''] };
}

function tooLarge(number: Decimal, length: string, type: string): Problem {
  return { id: 'CPD0095', values: ['PARM', number.toString(), length, type] };
}

/** Also with a type of its own a number has no more than ten digits before the point; digits behind the fifth are cut. */
function packedNumber(number: Decimal, as: Type | undefined): Buffer | Problem {
  const { length = numeric.digits, decimals } = as ?? { length: numeric.digits, decimals: numeric.decimals };
  const cut = number.rescale(numeric.decimals, 'down').rescale(decimals, 'down');
  const whole = cut.rescale(0, 'down');
  const digits = whole.sign === 0 ? 0 : whole.precision;
  if (digits > Math.min(numeric.digits - numeric.decimals, length - decimals))
    return tooLarge(number, `${length} ${decimals}`, '*DEC');
  const storage = Buffer.alloc(packedSize(length));
  packed(length, decimals).write(storage, 0, cut);
  return storage;
}

function binaryNumber(number: Decimal, { type, length = 4 }: Type): Buffer | Problem {
  if (length !== 2 && length !== 4 && length !== 8) return tooLarge(number, String(length), type);
  const bits = 8 * length;
  const { unscaled } = number.rescale(0, 'down');
  const fits =
    type === '*INT' ? BigInt.asIntN(bits, unscaled) === unscaled : BigInt.asUintN(bits, unscaled) === unscaled;
  if (!fits) return tooLarge(number, String(length), type);
  const storage = Buffer.alloc(8);
  storage.writeBigUInt64BE(BigInt.asUintN(64, unscaled));
  return storage.subarray(8 - length);
}
