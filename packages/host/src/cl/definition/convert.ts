import type { MessageId } from '../../system/messages/catalogue/index.ts';
import { fold } from '../parse/characters.ts';
import { parse } from '../parse/parse.ts';
import { printValue, printValues } from '../parse/print.ts';
import type { ValueSyntax } from '../parse/syntax.ts';
import { convertItem, type Reading } from './convert-item.ts';
import { ValueError } from './evaluate.ts';
import type { ElementsPart, ListPart, Part, QualifiedPart } from './part.ts';

/**
 * Turns the values between the parentheses of a parameter, or of a list in it, into what the command gets. No values, or `*N`,
 * stand for the default.
 * @throws ValueError
 */
export function convert(part: Part<unknown>, written: readonly ValueSyntax[], reading: Reading): unknown {
  const values = isOmitted(written) ? defaultOf(part) : written;
  if (values === undefined) {
    const [first] = written;
    if (part.required) throw new ValueError({ id: 'CPD0071', values: [reading.keyword], ...position(first) });
    return part.kind === 'elements' && part.default !== undefined ? convertElements(part, [], reading) : undefined;
  }
  if (part.kind === 'item') {
    if (part.type === '*CMDSTR') {
      const text = commandText(values);
      return part.special.has(text) ? part.special.get(text) : text;
    }
    if (values.length > 1) throw fault('CPD0047', values, reading);
    return convertItem(part, values[0] as ValueSyntax, reading);
  }
  const single = values.find(value => value.kind === 'word' && part.single.has(value.text));
  if (single !== undefined) {
    const text = printValue(single);
    if (values.length > 1) throw new ValueError({ id: 'CPD0094', values: [reading.keyword, text], at: single.at });
    return part.single.get(fold(text));
  }
  switch (part.kind) {
    case 'qualified':
      return convertQualified(part, values, reading);
    case 'elements':
      return convertElements(part, values, reading);
    case 'list':
      return convertList(part, values, reading);
  }
}

/** Nothing was written, or `*N` where something could have been. */
export function isOmitted(written: readonly ValueSyntax[]): boolean {
  const [first] = written;
  return first === undefined || (written.length === 1 && first.kind === 'word' && first.text === '*N');
}

const defaults = new WeakMap<Part<unknown>, readonly ValueSyntax[]>();

/** An empty default of a list of elements stands for their own defaults. */
function defaultOf(part: Part<unknown>): readonly ValueSyntax[] | undefined {
  if (part.default === undefined || part.default === '') return undefined;
  let values = defaults.get(part);
  if (values === undefined) {
    values = parse(`X K(${part.default})`).command?.arguments[0]?.values ?? [];
    defaults.set(part, values);
  }
  return values;
}

function fault(id: MessageId, values: readonly ValueSyntax[], { keyword }: Reading): ValueError {
  return new ValueError({ id, values: [keyword], ...position(values[0]) });
}

function position(value: ValueSyntax | undefined): { readonly at?: number } {
  return value === undefined ? {} : { at: value.at };
}

/** The text of a command that is a value: it may stand in apostrophes, or just so. */
export function commandText(values: readonly ValueSyntax[]): string {
  const [only] = values;
  return values.length === 1 && only?.kind === 'quoted' ? only.text : printValues(values);
}

function convertQualified(part: QualifiedPart<unknown>, values: readonly ValueSyntax[], reading: Reading): unknown {
  const [value] = values as [ValueSyntax];
  if (values.length > 1 || value.kind === 'list') throw fault('CPD0048', values, reading);
  const written = value.kind === 'qualified' ? [...value.parts].reverse() : [value];
  const parts = Object.entries(part.parts);
  if (written.length > parts.length)
    throw new ValueError({ id: 'CPD0084', values: [reading.keyword, printValue(value)], at: value.at });
  return Object.fromEntries(
    parts.map(([name, item], index) => [name, convert(item, written.slice(index, index + 1), reading)]),
  );
}

function convertElements(part: ElementsPart<unknown>, values: readonly ValueSyntax[], reading: Reading): unknown {
  const parts = Object.entries(part.parts);
  if (values.length > parts.length) throw fault('CPD0046', values, reading);
  return Object.fromEntries(
    parts.map(([name, element], index) => {
      const written = values.slice(index, index + 1).flatMap(contents);
      if (element.required && isOmitted(written)) throw fault('CPD0072', values, reading);
      return [name, convert(element, written, reading)];
    }),
  );
}

function convertList(part: ListPart<unknown>, values: readonly ValueSyntax[], reading: Reading): unknown {
  if (values.length > part.maximum) throw fault('CPD0046', values, reading);
  return values.map(value => convert(part.each, contents(value), reading));
}

/** What stands between the parentheses of an element that is a list itself. */
function contents(value: ValueSyntax): readonly ValueSyntax[] {
  return value.kind === 'list' ? value.items : [value];
}
