import type { Charset } from '@bigiron/wire/ccsid/index';
import type { PcmlElement, PcmlScalar, Reference } from './element.ts';
import { PcmlError } from './error.ts';
import { initial } from './scalar.ts';

/** Values by the names of elements; of arrays a list. */
export type PcmlValues = { readonly [name: string]: unknown };

/** One call under way: what is known of its values, and where in its arrays the work is. */
export class Run {
  /** By parameter. Output joins as it is read. */
  readonly values: Record<string, unknown>;
  readonly release: number;
  /** By CCSID; undefined is that of the job. */
  readonly charset: (ccsid: number | undefined) => Charset;
  readonly #indices: { readonly element: PcmlElement; index: number }[] = [];

  constructor(values: PcmlValues, release: number, charset: (ccsid: number | undefined) => Charset) {
    this.values = { ...values };
    this.release = release;
    this.charset = charset;
  }

  /** Whether an element is part of the interface at the release of the host. */
  has({ minimumRelease, maximumRelease }: PcmlElement): boolean {
    return this.release >= minimumRelease && this.release <= maximumRelease;
  }

  /** Runs `work` for each element of an array, or once for what is none. */
  each(element: PcmlElement, work: (index: number | undefined) => void): void {
    if (element.count === undefined) {
      work(undefined);
      return;
    }
    const count = this.number(element.count, element);
    const position = { element, index: 0 };
    this.#indices.push(position);
    try {
      for (; position.index < count; position.index++) work(position.index);
    } finally {
      this.#indices.pop();
    }
  }

  /** What a reference stands for, here. */
  number(reference: Reference, wanting: PcmlElement): number {
    if (typeof reference === 'number') return reference;
    const value = this.#valueOf(reference);
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
    const problem = value === undefined ? 'has no value yet' : `is ${String(value)}`;
    throw new PcmlError('pcml-value', `${wanting.path} depends on ${reference.path}, which ${problem}`);
  }

  bytes(scalar: PcmlScalar): number {
    return this.number(scalar.length, scalar) * (scalar.twoByte ? 2 : 1);
  }

  /** The value of an element that is referred to: in arrays that both are in, at the same place. */
  #valueOf(element: PcmlElement): unknown {
    const way: PcmlElement[] = [];
    for (let at: PcmlElement | undefined = element; at !== undefined; at = at.parent) way.unshift(at);
    let value: unknown = this.values;
    let dimension = 0;
    for (const step of way) {
      value = step.name === undefined ? undefined : (value as PcmlValues | undefined)?.[step.name];
      if (step.count === undefined) continue;
      const position = this.#indices.find(one => one.element === step) ?? this.#indices[dimension];
      value = (value as unknown[] | undefined)?.[position?.index ?? 0];
      dimension++;
    }
    return value ?? (element.kind === 'scalar' ? initial(element) : undefined);
  }
}
