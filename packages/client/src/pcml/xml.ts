import { PcmlError } from './error.ts';

/** An element of a document; text between elements is not kept, PCML has none. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** For messages. */
  readonly line: number;
}

/*
 * Reads the part of XML that PCML documents use: elements, attributes, comments, processing instructions, CDATA and a DOCTYPE, which is skipped.
 * There are no entities but the five of XML and characters by number: nothing in a document can make the reader fetch or blow up anything.
 */

/** Deeper documents are refused. */
const deepest = 64;

/** The root element. Throws PcmlError `pcml-xml`. */
export function parseXml(text: string): XmlElement {
  const reader = new XmlReader(text);
  reader.skipMisc();
  const root = reader.element(0);
  reader.skipMisc();
  if (!reader.atEnd) throw reader.error('there is something behind the root element');
  return root;
}

const nameCharacters = /[\p{L}_:][\p{L}\p{N}_:.-]*/uy;
const space = /[ \t\r\n]*/y;

class XmlReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
  }

  get atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  error(problem: string, at = this.#at): PcmlError {
    return new PcmlError('pcml-xml', `line ${this.#line(at)}: ${problem}`);
  }

  element(depth: number): XmlElement {
    const line = this.#line(this.#at);
    if (depth > deepest) throw this.error(`elements are nested deeper than ${deepest}`);
    this.#expect('<');
    const name = this.#name();
    const attributes = this.#attributes();
    if (this.#take('/>')) return { name, attributes, children: [], line };
    this.#expect('>');
    const children: XmlElement[] = [];
    for (;;) {
      this.#skipText();
      if (this.#take('</')) break;
      if (this.atEnd) throw this.error(`<${name}> of line ${line} has no end`);
      if (!this.#skipNonElement()) children.push(this.element(depth + 1));
    }
    const end = this.#name();
    if (end !== name) throw this.error(`</${end}> where </${name}> has to be`);
    this.#match(space);
    this.#expect('>');
    return { name, attributes, children, line };
  }

  /** Skips what may stand around the root element. */
  skipMisc(): void {
    do this.#match(space);
    while (this.#skipNonElement());
  }

  #attributes(): Map<string, string> {
    const attributes = new Map<string, string>();
    for (;;) {
      this.#match(space);
      const next = this.#text[this.#at];
      if (next === '>' || next === '/' || next === undefined) return attributes;
      const name = this.#name();
      this.#match(space);
      this.#expect('=');
      this.#match(space);
      if (attributes.has(name)) throw this.error(`attribute ${name} is there twice`);
      attributes.set(name, this.#quoted());
    }
  }

  #quoted(): string {
    const quote = this.#text[this.#at];
    if (quote !== '"' && quote !== "'") throw this.error('an attribute value stands in quotes');
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end < 0) throw this.error('an attribute value has no end');
    const raw = this.#text.slice(this.#at + 1, end);
    if (raw.includes('<')) throw this.error('an attribute value has no <');
    const value = raw.replace(/&(#x?[0-9a-fA-F]+|\w+);?/g, (reference, name: string) =>
      this.#reference(reference, name),
    );
    this.#at = end + 1;
    return value;
  }

  #reference(reference: string, name: string): string {
    const known = entities[name];
    if (known !== undefined) return known;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    if (!name.startsWith('#') || Number.isNaN(code) || code > 0x10ffff) throw this.error(`${reference} is not known`);
    return String.fromCodePoint(code);
  }

  /** Comments, processing instructions, CDATA sections and the DOCTYPE. */
  #skipNonElement(): boolean {
    if (this.#take('<!--')) return this.#skipBehind('-->');
    if (this.#take('<?')) return this.#skipBehind('?>');
    if (this.#take('<![CDATA[')) return this.#skipBehind(']]>');
    if (!this.#take('<!DOCTYPE')) return false;
    const internal = this.#text.indexOf('[', this.#at);
    const end = this.#text.indexOf('>', this.#at);
    if (internal >= 0 && internal < end) this.#skipBehind(']');
    return this.#skipBehind('>');
  }

  #skipBehind(mark: string): true {
    const found = this.#text.indexOf(mark, this.#at);
    if (found < 0) throw this.error(`${mark} is missing`);
    this.#at = found + mark.length;
    return true;
  }

  #skipText(): void {
    const next = this.#text.indexOf('<', this.#at);
    this.#at = next < 0 ? this.#text.length : next;
  }

  #name(): string {
    const found = this.#match(nameCharacters);
    if (found === '') throw this.error('a name has to be here');
    return found;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #take(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#take(mark)) throw this.error(`${mark} has to be here`);
  }

  #line(at: number): number {
    return this.#text.slice(0, at).split('\n').length;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
