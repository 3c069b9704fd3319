import { dateFormats, timeFormats } from '@bigiron/wire/program/date-time';
import { Attributes } from './attributes.ts';
import {
  type PcmlElement,
  type PcmlProgram,
  type PcmlScalar,
  type PcmlStruct,
  type Reference,
  scalarTypes,
  type Usage,
} from './element.ts';
import { programPath } from './path.ts';
import { checkScalar } from './scalar-rules.ts';
import type { XmlElement } from './xml.ts';

const common = ['name', 'usage', 'count', 'minvrm', 'maxvrm', 'offset', 'offsetfrom', 'outputsize', 'description'];
const ofData = [
  ...common,
  ...[
    'type',
    'length',
    'precision',
    'ccsid',
    'init',
    'struct',
    'passby',
    'bidistringtype',
    'trim',
    'chartype',
    'varlength',
  ],
  ...['dateformat', 'dateseparator', 'timeformat', 'timeseparator', 'boolean'],
];
const ofProgram = ['name', 'path', 'parseorder', 'entrypoint', 'returnvalue', 'threadsafe', 'epccsid', 'description'];

const separators = {
  ...{ ampersand: '&', blank: ' ', colon: ':', comma: ',', hyphen: '-', period: '.', slash: '/', none: '' },
} as const;
const separatorNames = Object.keys(separators) as (keyof typeof separators)[];

const anyRelease = { from: 0, to: 0xffffffff };

/** The programs of a document, by name. */
export function build(root: XmlElement): Map<string, PcmlProgram> {
  new Attributes(root, ['version', 'description']).required('version');
  const structs = new Map<string, XmlElement>();
  for (const child of root.children) {
    if (child.name === 'struct') structs.set(new Attributes(child, common).required('name'), child);
  }
  const programs = new Map<string, PcmlProgram>();
  for (const child of root.children) {
    if (child.name === 'struct') continue;
    const attributes = new Attributes(child, ofProgram);
    if (child.name !== 'program') throw attributes.error(`<${child.name}> cannot stand in <pcml>`);
    const program = new ProgramBuilder(structs).program(child, attributes);
    programs.set(program.name, program);
  }
  return programs;
}

/** Builds one program: its elements first, then what they refer to. */
class ProgramBuilder {
  readonly #structs: ReadonlyMap<string, XmlElement>;
  readonly #byPath = new Map<string, PcmlElement>();
  readonly #unresolved: (() => void)[] = [];

  constructor(structs: ReadonlyMap<string, XmlElement>) {
    this.#structs = structs;
  }

  program(xml: XmlElement, attributes: Attributes): PcmlProgram {
    const name = attributes.required('name');
    const entryPoint = attributes.text('entrypoint');
    const path = attributes.text('path') ?? `/QSYS.LIB/${name}.PGM`;
    const found = programPath(path);
    if (found === undefined)
      throw attributes.error(`path="${path}" names no program; it looks like /QSYS.LIB/LIB.LIB/NAME.PGM`);
    const scope = { path: name, parent: undefined, usage: 'inputoutput' as const, within: [] };
    const parameters = xml.children.map(child => this.#element(child, scope));
    for (const resolve of this.#unresolved) resolve();
    const order = attributes.text('parseorder')?.split(/\s+/);
    return {
      name,
      library: found.library,
      program: found.name,
      entryPoint,
      returnsInteger: attributes.choice('returnvalue', ['void', 'integer']) === 'integer',
      parameters,
      parseOrder: order === undefined ? parameters : order.map(one => this.#parameter(name, one, attributes)),
    };
  }

  #parameter(program: string, name: string, attributes: Attributes): PcmlElement {
    const found = this.#byPath.get(`${program}.${name}`);
    if (found === undefined || found.parent !== undefined)
      throw attributes.error(`parseorder names ${name}, which is no parameter`);
    return found;
  }

  #element(xml: XmlElement, scope: Scope): PcmlElement {
    if (xml.name === 'struct') return this.#struct(new Attributes(xml, common), xml, scope);
    const attributes = new Attributes(xml, ofData);
    if (xml.name !== 'data') throw attributes.error(`<${xml.name}> cannot stand here`);
    const type = attributes.choice('type', [...scalarTypes, 'struct']);
    if (type === undefined) throw attributes.error('<data> needs the attribute type');
    if (type !== 'struct') return this.#scalar(type, attributes, scope);
    const name = attributes.text('struct');
    const fields = name === undefined ? xml : this.#structs.get(name);
    if (fields === undefined) throw attributes.error(`there is no <struct name="${name}">`);
    if (scope.within.includes(fields)) throw attributes.error(`the structure ${name} contains itself`);
    return this.#struct(attributes, fields, scope);
  }

  #struct(attributes: Attributes, fields: XmlElement, scope: Scope): PcmlStruct {
    const children: PcmlElement[] = [];
    const struct: PcmlStruct = { kind: 'struct', children, ...this.#common(attributes, scope) };
    this.#register(struct, attributes);
    const within = [...scope.within, fields];
    const inner = { path: struct.path, parent: struct, usage: struct.usage, within };
    for (const child of fields.children) children.push(this.#element(child, inner));
    return struct;
  }

  #scalar(type: PcmlScalar['type'], attributes: Attributes, scope: Scope): PcmlScalar {
    const separator = attributes.choice(type === 'time' ? 'timeseparator' : 'dateseparator', separatorNames);
    const scalar: PcmlScalar = {
      kind: 'scalar',
      ...this.#common(attributes, scope),
      type,
      length: 0,
      precision: attributes.integer('precision'),
      ccsid: undefined,
      init: attributes.text('init'),
      trim: attributes.choice('trim', ['none', 'right', 'left', 'both']) ?? 'right',
      twoByte: attributes.choice('chartype', ['onebyte', 'twobyte']) === 'twobyte',
      varLength: attributes.choice('varlength', ['2', '4']) === '4' ? 4 : 2,
      dateFormat: attributes.choice('dateformat', dateFormats),
      timeFormat: attributes.choice('timeformat', timeFormats),
      separator: separator === undefined ? undefined : separators[separator],
      byValue: attributes.choice('passby', ['reference', 'value']) === 'value',
    };
    this.#later(attributes, 'length', scalar, length => {
      scalar.length = length;
    });
    this.#later(attributes, 'ccsid', scalar, ccsid => {
      scalar.ccsid = ccsid;
    });
    this.#register(scalar, attributes);
    checkScalar(scalar, attributes);
    return scalar;
  }

  #common(attributes: Attributes, { path, parent, usage }: Scope) {
    const name = attributes.text('name');
    const own = attributes.choice('usage', ['inherit', 'input', 'output', 'inputoutput']);
    return {
      name,
      path: `${path}.${name ?? '(unnamed)'}`,
      parent,
      usage: own === undefined || own === 'inherit' ? usage : own,
      count: undefined,
      offset: undefined,
      offsetFrom: undefined,
      outputSize: undefined,
      minimumRelease: attributes.release('minvrm', anyRelease.from),
      maximumRelease: attributes.release('maxvrm', anyRelease.to),
    };
  }

  /** Makes an element known by its path, and its references known later. */
  #register(element: PcmlElement, attributes: Attributes): void {
    if (element.name !== undefined) {
      if (this.#byPath.has(element.path)) throw attributes.error(`${element.path} is there twice`);
      this.#byPath.set(element.path, element);
    }
    this.#later(attributes, 'count', element, count => {
      element.count = count;
    });
    this.#later(attributes, 'offset', element, offset => {
      element.offset = offset;
    });
    this.#later(attributes, 'offsetfrom', element, from => {
      if (typeof from !== 'number' && !isWithin(element, from))
        throw attributes.error(`offsetfrom names ${from.path}, which does not contain ${element.path}`);
      element.offsetFrom = from;
    });
    this.#later(attributes, 'outputsize', element, size => {
      element.outputSize = size;
    });
  }

  /** Sets a reference when all elements are known. A name is looked for next to the element, then further and further out. */
  #later(attributes: Attributes, attribute: string, element: PcmlElement, set: (value: Reference) => void): void {
    const given = attributes.reference(attribute);
    if (given === undefined) return;
    if (typeof given === 'number') {
      set(given);
      return;
    }
    this.#unresolved.push(() => {
      for (let scope = element.path; scope !== ''; ) {
        scope = scope.slice(0, Math.max(0, scope.lastIndexOf('.')));
        const found = this.#byPath.get(scope === '' ? given : `${scope}.${given}`);
        if (found === undefined) continue;
        const number = found.kind === 'scalar' && found.type === 'int';
        if (!number && attribute !== 'offsetfrom')
          throw attributes.error(`${attribute} names ${found.path}, which is no int`);
        set(found);
        return;
      }
      throw attributes.error(`${attribute}="${given}" names no element`);
    });
  }
}

interface Scope {
  readonly path: string;
  readonly parent: PcmlElement | undefined;
  readonly usage: Usage;
  /** Structures under way, so that none contains itself. */
  readonly within: readonly XmlElement[];
}

function isWithin(element: PcmlElement, outer: PcmlElement): boolean {
  for (let parent = element.parent; parent !== undefined; parent = parent.parent) if (parent === outer) return true;
  return false;
}
