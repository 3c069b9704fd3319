import { build } from './build.ts';
import type { PcmlProgram } from './element.ts';
import { PcmlError } from './error.ts';
import { parseXml } from './xml.ts';

/** Programs and their parameters as a PCML document declares them. */
export class PcmlDocument {
  readonly programs: ReadonlyMap<string, PcmlProgram>;

  /** Reads a document. Throws PcmlError with the line of what is wrong. */
  constructor(text: string) {
    const root = parseXml(text);
    if (root.name !== 'pcml')
      throw new PcmlError('pcml-document', `line ${root.line}: <pcml> has to be here, not <${root.name}>`);
    this.programs = build(root);
  }

  /** The program of that name. Throws PcmlError. */
  program(name: string): PcmlProgram {
    const found = this.programs.get(name);
    if (found !== undefined) return found;
    const names = [...this.programs.keys()].join(', ');
    throw new PcmlError('pcml-value', `the document has no program ${name}; it has ${names}`);
  }
}
