import { releaseNumber } from '@bigiron/wire/hostserver/release';
import { PcmlError } from './error.ts';
import type { XmlElement } from './xml.ts';

/** The attributes of one element, checked as they are asked for. An empty attribute counts as none. */
export class Attributes {
  readonly #xml: XmlElement;

  /** Throws PcmlError when there is an attribute that is not among `known`. */
  constructor(xml: XmlElement, known: readonly string[]) {
    this.#xml = xml;
    for (const name of xml.attributes.keys()) {
      if (!known.includes(name)) throw this.error(`<${xml.name}> has no attribute ${name}`);
    }
  }

  error(problem: string): PcmlError {
    return new PcmlError('pcml-document', `line ${this.#xml.line}: ${problem}`);
  }

  text(name: string): string | undefined {
    return this.#xml.attributes.get(name) || undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw this.error(`<${this.#xml.name}> needs the attribute ${name}`);
    return value;
  }

  /** A whole number, not negative. */
  integer(name: string): number | undefined {
    const value = this.reference(name);
    if (typeof value === 'string') throw this.error(`${name}="${value}" is not a number`);
    return value;
  }

  /** A number, or the name of an element. */
  reference(name: string): number | string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (/^\d+$/.test(value)) return Number(value);
    if (/^[-+.\d]/.test(value)) throw this.error(`${name}="${value}" is neither a number from 0 on nor a name`);
    return value;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const found = choices.find(one => one === value);
    if (found === undefined) throw this.error(`${name}="${value}" is none of ${choices.join(', ')}`);
    return found;
  }

  /** `V7R2M0` as a number. */
  release(name: string, fallback: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    try {
      return releaseNumber(value.toUpperCase());
    } catch {
      throw this.error(`${name}="${value}" is no release; one looks like V7R2M0`);
    }
  }
}
