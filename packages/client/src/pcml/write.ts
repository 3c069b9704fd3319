import { Writer } from '@bigiron/wire/bytes';
import type { PcmlElement, PcmlScalar } from './element.ts';
import { PcmlError } from './error.ts';
import type { PcmlValues, Run } from './run.ts';
import { codecOf, initial } from './scalar.ts';

/** The bytes of a parameter. `value` is what the caller gave for it. */
export function encodeParameter(run: Run, element: PcmlElement, value: unknown): Buffer {
  const writer = new Writer();
  write(run, element, value, writer);
  return writer.finish();
}

function write(run: Run, element: PcmlElement, value: unknown, to: Writer): void {
  if (!run.has(element)) return;
  if (element.count !== undefined && value !== undefined && !Array.isArray(value))
    throw new PcmlError('pcml-value', `${element.path} is an array`);
  run.each(element, index => {
    const one = index === undefined ? value : (value as unknown[] | undefined)?.[index];
    if (element.kind === 'scalar') writeScalar(run, element, one, to);
    else for (const child of element.children) write(run, child, member(one, child), to);
  });
}

function member(value: unknown, { name }: PcmlElement): unknown {
  return name === undefined ? undefined : (value as PcmlValues | undefined)?.[name];
}

function writeScalar(run: Run, scalar: PcmlScalar, given: unknown, to: Writer): void {
  const value = given ?? initial(scalar);
  if (value === undefined) throw new PcmlError('pcml-value', `${scalar.path} has no value, and no init`);
  const ccsid = scalar.ccsid === undefined ? undefined : run.number(scalar.ccsid, scalar);
  try {
    codecOf(scalar, run.bytes(scalar), run.charset(ccsid)).write(to, value);
  } catch (error) {
    throw new PcmlError('pcml-value', `${scalar.path}: ${(error as Error).message}`, error);
  }
}

/** Bytes that a parameter takes, as far as the values that are known tell. */
export function sizeOf(run: Run, element: PcmlElement): number {
  if (!run.has(element)) return 0;
  const wanted = element.outputSize === undefined ? 0 : run.number(element.outputSize, element);
  if (wanted > 0) return wanted;
  let size = 0;
  run.each(element, () => {
    if (element.kind === 'scalar') size += codecOf(element, run.bytes(element), run.charset(undefined)).size;
    else for (const child of element.children) size += sizeOf(run, child);
  });
  return size;
}
