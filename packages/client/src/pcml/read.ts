import { Reader } from '@bigiron/wire/bytes';
import type { PcmlElement, PcmlScalar, ScalarType } from './element.ts';
import { PcmlError } from './error.ts';
import type { Run } from './run.ts';
import { codecOf } from './scalar.ts';

/** Reads a parameter that came back, and makes its value known to the run. */
export function decodeParameter(run: Run, element: PcmlElement, bytes: Buffer): void {
  new ParameterReader(run, bytes).read(element, run.values);
}

/** Bytes of these need not be a value: programs leave storage as it was. They are looked at when somebody asks for them. */
const lazy: readonly ScalarType[] = ['packed', 'zoned', 'date', 'time', 'timestamp'];

class ParameterReader {
  readonly #run: Run;
  readonly #bytes: Buffer;
  /** Where the elements around the current one began. */
  readonly #starts = new Map<PcmlElement, number>();
  #at = 0;

  constructor(run: Run, bytes: Buffer) {
    this.#run = run;
    this.#bytes = bytes;
  }

  /** Puts the value into `into` under the name of the element, as soon as it is there: what follows may depend on it. */
  read(element: PcmlElement, into: object): void {
    if (!this.#run.has(element)) return;
    const holder = element.name === undefined ? {} : into;
    const key = element.name ?? '';
    if (element.count !== undefined) Object.defineProperty(holder, key, settled([]));
    this.#skip(element);
    this.#run.each(element, index => {
      if (index === undefined) this.#readOne(element, holder, key);
      else this.#readOne(element, (holder as Record<string, object>)[key] as object, String(index));
    });
  }

  #readOne(element: PcmlElement, holder: object, key: string): void {
    if (element.kind === 'scalar') {
      // Every element of an array of scalars has the same offset.
      Object.defineProperty(holder, key, this.#scalar(element));
      return;
    }
    const struct = {};
    Object.defineProperty(holder, key, settled(struct));
    this.#starts.set(element, this.#at);
    for (const child of element.children) this.read(child, struct);
    this.#starts.delete(element);
  }

  /** Moves on to the offset of the element, if that is further on. */
  #skip(element: PcmlElement): void {
    if (element.offset === undefined) return;
    const offset = this.#run.number(element.offset, element);
    if (offset === 0) return;
    const { offsetFrom, parent } = element;
    const base =
      typeof offsetFrom === 'number' ? offsetFrom : (this.#starts.get((offsetFrom ?? parent) as PcmlElement) ?? 0);
    this.#at = Math.max(this.#at, base + offset);
  }

  #scalar(scalar: PcmlScalar): PropertyDescriptor {
    const run = this.#run;
    const ccsid = scalar.ccsid === undefined ? undefined : run.number(scalar.ccsid, scalar);
    const codec = codecOf(scalar, run.bytes(scalar), run.charset(ccsid));
    const start = this.#at;
    const end = start + codec.size;
    if (end > this.#bytes.length)
      throw new PcmlError('pcml-data', `${scalar.path} ends at ${end}, its parameter has ${this.#bytes.length} bytes`);
    this.#at = end;
    const read = () => {
      try {
        return codec.read(new Reader(this.#bytes, undefined, start, end));
      } catch (error) {
        throw new PcmlError('pcml-data', `${scalar.path}: ${(error as Error).message}`, error);
      }
    };
    if (!lazy.includes(scalar.type)) return settled(read());
    return { get: read, enumerable: true, configurable: true };
  }
}

function settled(value: unknown): PropertyDescriptor {
  return { value, enumerable: true, configurable: true, writable: true };
}
