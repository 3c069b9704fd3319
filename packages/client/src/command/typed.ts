import { Reader, Writer } from '@bigiron/wire/bytes';
import type { Charset } from '@bigiron/wire/ccsid/index';
import { BigironError } from '@bigiron/wire/errors';
import type { Field } from '@bigiron/wire/message/index';
import {
  type Arguments,
  isInput,
  isOptional,
  isOutput,
  type Parameters,
  type Returned,
} from '@bigiron/wire/program/index';
import type { RawParameter } from './parameters.ts';

/**
 * The declared parameters as a call sends them. Fails with BigironError: `argument-missing`, `argument-size` for output whose type has
 * no size, or what the type says of a value that does not fit it.
 */
export function rawParameters<P extends Parameters>(
  parameters: P,
  values: Arguments<P>,
  text: Charset,
): RawParameter[] {
  const given = values as Readonly<Record<string, unknown>>;
  const raw = Object.entries(parameters).map(([name, field]) => rawParameter(name, field, given[name], text));
  while (raw.at(-1) === undefined && raw.length > 0) raw.pop();
  return raw.map(one => one ?? null);
}

/** What the program gave back, by name. */
export function returned<P extends Parameters>(
  parameters: P,
  storage: readonly (Buffer | undefined)[],
  text: Charset,
): Returned<P> {
  const values: Record<string, unknown> = {};
  for (const [i, [name, field]] of Object.entries(parameters).entries()) {
    const bytes = storage[i];
    if (bytes !== undefined) values[name] = named(name, field, () => field.read(new Reader(bytes, text)));
  }
  return values as Returned<P>;
}

/** Undefined for a parameter that is left out. */
function rawParameter(name: string, field: Field<unknown>, value: unknown, text: Charset): RawParameter | undefined {
  if (value === null && isOptional(field)) return null;
  if (!isInput(field)) {
    if (field.size !== undefined) return { out: field.size };
    throw misuse('argument-size', `${name}: output of type ${field.type} has no size; declare one, as in bytes(100)`);
  }
  if (value === undefined) {
    if (isOptional(field)) return undefined;
    throw misuse('argument-missing', `${name} (${field.type}) is missing`);
  }
  const bytes = named(name, field, () => {
    const writer = new Writer(text, field.size);
    field.write(writer, value);
    return writer.finish();
  });
  return isOutput(field) ? { inout: bytes, size: Math.max(bytes.length, field.size ?? 0) } : bytes;
}

/** Says which parameter it was, when its type refuses a value. */
function named<R>(name: string, field: Field<unknown>, work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) error.message = `${name} (${field.type}): ${error.message}`;
    throw error;
  }
}

function misuse(code: string, message: string): BigironError {
  return new BigironError(message, { code, layer: 'usage', fault: 'caller' });
}
