import { Reader, Writer } from '@bigiron/wire/bytes';
import type { Charset } from '@bigiron/wire/ccsid/index';
import type { Field } from '@bigiron/wire/message/index';
import { isDue, isInput, isOptional, isOutput, type Parameters } from '@bigiron/wire/program/index';
import type { Storage } from '../room.ts';
import { Escape, message } from './escape.ts';

/*
 * How the storage of a call meets the declared parameters.
 *
 * - There are as many as declared, less optional ones at the end (MCH0802). A null pointer is good for optional ones only (MCH3601).
 * - Input shorter than its type is read as though zeros followed: callers leave them out. What is behind the type is not looked at.
 * - Output needs storage for all of its type (MCH0601), which is checked before the program runs. What is behind it stays as it was.
 * - A type without a size of its own (chars, bytes) takes all the storage, and writing less leaves the rest as it was.
 */

/** The values that a program is given; what is not there is undefined. */
export function readParameters(
  parameters: Parameters,
  storage: readonly Storage[],
  text: Charset,
): Record<string, unknown> {
  const declared = Object.entries(parameters);
  const required = declared.findLastIndex(([, field]) => !isOptional(field)) + 1;
  if (storage.length < required || storage.length > declared.length) throw new Escape(message('MCH0802'));

  const values: Record<string, unknown> = {};
  for (const [i, [name, field]] of declared.entries()) {
    const bytes = storage[i];
    if (bytes === undefined) {
      if (!isOptional(field)) throw new Escape(message('MCH3601'));
      continue;
    }
    if (isOutput(field) && bytes.length < (field.size ?? 0)) throw new Escape(message('MCH0601', beyond(bytes)));
    if (isInput(field)) values[name] = readParameter(name, field, bytes, text);
  }
  return values;
}

function readParameter(name: string, field: Field<unknown>, bytes: Buffer, text: Charset): unknown {
  const { size } = field;
  const reader = new Reader(size === undefined || bytes.length >= size ? bytes : Buffer.concat([bytes], size), text);
  try {
    return field.read(reader);
  } catch (error) {
    throw dataError(name, field, error);
  }
}

/** Puts what a program gave back into the storage of its caller. */
export function writeParameters(
  parameters: Parameters,
  storage: readonly Storage[],
  results: unknown,
  text: Charset,
): void {
  if (results !== undefined && (typeof results !== 'object' || results === null))
    throw new TypeError(`A program gives back an object with its output parameters, not ${String(results)}`);
  const given = (results ?? {}) as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    const field = parameters[name];
    if (field === undefined || !isOutput(field))
      throw new TypeError(`"${name}" is given back but is no output parameter`);
  }
  for (const [i, [name, field]] of Object.entries(parameters).entries()) {
    const value = given[name];
    if (value === undefined) {
      if (isDue(field)) throw new TypeError(`Output parameter "${name}" is not given back`);
      continue;
    }
    const target = storage[i];
    if (target !== undefined) writeParameter(name, field, target, value, text);
  }
}

function writeParameter(name: string, field: Field<unknown>, target: Buffer, value: unknown, text: Charset): void {
  const writer = new Writer(text, field.size);
  try {
    field.write(writer, value);
  } catch (error) {
    if (error instanceof Error) error.message = `${name} (${field.type}): ${error.message}`;
    throw error;
  }
  const bytes = writer.finish();
  if (bytes.length > target.length) throw new Escape(message('MCH0601', beyond(target)));
  target.set(bytes);
}

/** The offset at which the storage ends, as MCH0601 names it. */
function beyond(storage: Buffer): Uint8Array {
  const offset = Buffer.alloc(4);
  offset.writeUInt32BE(storage.length);
  return offset;
}

/** A number that is none is the machine's decimal data error; anything else is told in words. */
function dataError(name: string, field: Field<unknown>, error: unknown): Escape {
  const { name: kind, message: text } = error as Error;
  if (kind === 'DecimalError') return new Escape(message('MCH1202'));
  return new Escape(`Parameter ${name} is no ${field.type}: ${text}`);
}
