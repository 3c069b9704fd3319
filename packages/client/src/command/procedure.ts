import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { BigironError } from '@bigiron/wire/errors';
import type { Field } from '@bigiron/wire/message/index';
import { paddedName, type QualifiedName } from '../names.ts';
import type { RawParameter } from './parameters.ts';

/*
 * Procedures of service programs are called through the program QSYS/QZRUCLSP, which takes seven parameters of its own in front of the
 * procedure's. Source: JTOpen `RemoteCommandImplRemote.java` (runServiceProgram), `ServiceProgramCall.java`.
 */
export const procedureCaller: QualifiedName = { library: 'QSYS', name: 'QZRUCLSP' };

/** What a procedure gives back by its return value. */
export interface ProcedureOptions {
  /** `integer`: 4 bytes, and C's errno beside them. Default `nothing`. */
  readonly returns?: 'integer' | 'nothing';
  /** Some procedures want the first parameter at an address that is a multiple of 16. */
  readonly aligned?: boolean;
}

/** Marks a parameter that is passed by value: 4 bytes of input. Others are passed by reference. */
export function byValue<F extends Field<unknown>>(field: F): F & { readonly passing: 'value' } {
  return { ...field, passing: 'value' };
}

export function isByValue(field: Field<unknown>): boolean {
  return (field as { passing?: string }).passing === 'value';
}

const Passing = { value: 1, reference: 2 } as const;
const ReturnFormat = { nothing: 0, integerAndErrno: 3 } as const;
/** The program returns 4 bytes even when the procedure returns nothing. */
const returnSize = { nothing: 4, integer: 8 } as const;
/** Zeros: failures come as escape messages. */
const errorCodeSize = 8;
const alignment = 16;
const ownParameters = 7;
const maximumParameters = 248;

/** The parameters of the program that calls the procedure. `passedByValue` goes along with `parameters`. */
export function procedureParameters(
  serviceProgram: QualifiedName,
  procedure: string,
  parameters: readonly RawParameter[],
  passedByValue: readonly boolean[],
  { returns = 'nothing', aligned = false }: ProcedureOptions,
  text: Charset,
): RawParameter[] {
  if (parameters.length > maximumParameters)
    throw new BigironError(`${parameters.length} parameters; a procedure takes at most ${maximumParameters}`, {
      code: 'too-many-parameters',
      layer: 'usage',
      fault: 'caller',
    });
  const name = Buffer.concat([charset(37).encode(procedure), Buffer.alloc(1)]);
  const front = [
    text.encode(paddedName(serviceProgram)),
    name,
    integers(returns === 'integer' ? ReturnFormat.integerAndErrno : ReturnFormat.nothing),
    integers(...parameters.map((_, i) => (passedByValue[i] === true ? Passing.value : Passing.reference))),
    integers(parameters.length),
  ];
  const before = front.reduce((sum, one) => sum + one.length, 0) + errorCodeSize + returnSize[returns];
  const padding = aligned ? (alignment - (before % alignment)) % alignment : 0;
  return [...front, { out: errorCodeSize + padding }, { out: returnSize[returns] }, ...parameters];
}

/** The return value, errno and the storage of the procedure's own parameters. */
export function procedureResult(storage: readonly (Buffer | undefined)[]): {
  readonly value: number;
  readonly errno: number;
  readonly storage: readonly (Buffer | undefined)[];
} {
  const result = storage[ownParameters - 1] as Buffer;
  return {
    value: result.length >= 4 ? result.readInt32BE(0) : 0,
    errno: result.length >= 8 ? result.readInt32BE(4) : 0,
    storage: storage.slice(ownParameters),
  };
}

function integers(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeInt32BE(value, i * 4);
  return bytes;
}
