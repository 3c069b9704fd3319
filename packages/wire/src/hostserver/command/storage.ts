import { WireError } from '../../errors.ts';
import type { ValueOf } from '../../message/index.ts';
import { compress, expand } from '../../rle.ts';
import { type Parameter, Usage } from './call.ts';

/** A parameter as it lies in a request or a reply. */
export type ParameterPart = ValueOf<typeof Parameter>;

/** Usages that bring no data, plain data or compressed data, and whether their callers want the storage back. */
const usages: ReadonlyMap<number, { data: 'none' | 'plain' | 'compressed'; output: boolean }> = new Map([
  [Usage.inputAbsent, { data: 'plain', output: false }],
  [Usage.input, { data: 'plain', output: false }],
  [Usage.output, { data: 'none', output: true }],
  [Usage.inOut, { data: 'plain', output: true }],
  [Usage.inputCompressed, { data: 'compressed', output: false }],
  [Usage.outputCompressed, { data: 'none', output: true }],
  [Usage.inOutCompressed, { data: 'compressed', output: true }],
  [Usage.inOutExtended, { data: 'plain', output: true }],
  [Usage.nothing, { data: 'none', output: false }],
]);

/**
 * The storage that a request sets up for one parameter: as long as its caller says, zero behind the data that was sent; a copy,
 * for the program to change. Undefined stands for a null pointer. Storage of more than `maximum` bytes is refused.
 */
export function storageOf(parameter: ParameterPart, maximum: number): Buffer | undefined {
  const { length, data, usage } = parameter;
  const known = usages.get(usage);
  if (known === undefined) throw new WireError('bad-value', `parameter usage ${usage} is not known`);
  if (usage === Usage.nothing) return undefined;
  if (known.data === 'compressed') return expand(data, length, maximum);
  if (length > maximum) {
    throw new WireError('frame-too-large', `a parameter of ${length} bytes, at most ${maximum} are accepted`);
  }
  if (data.length > length) {
    throw new WireError('bad-length', `${data.length} bytes of data for a parameter of ${length}`);
  }
  const storage = Buffer.alloc(length);
  if (known.data === 'plain') storage.set(data);
  return storage;
}

/**
 * What the reply says about one parameter after the call; undefined when its caller does not want it back. Compressed only for
 * callers that asked with a compressed usage: jtopenlite, which does not, cannot expand.
 */
export function writeBack({ usage }: ParameterPart, storage: Buffer | undefined): ParameterPart | undefined {
  if (storage === undefined || storage.length === 0 || usages.get(usage)?.output !== true) return undefined;
  const { length } = storage;
  const reply = (replied: number, data: Uint8Array) => ({ length, usage: replied, data });
  if (usage !== Usage.outputCompressed && usage !== Usage.inOutCompressed) return reply(usage, storage);
  const data = compress(storage);
  if (data !== undefined) return reply(usage, data);
  return reply(usage === Usage.outputCompressed ? Usage.output : Usage.inOut, storage);
}
