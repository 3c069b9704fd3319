import type { MessageId } from '../messages/catalogue/index.ts';
import type { CharacterDefinition, DecimalDefinition, Definition, Value } from './definition.ts';

/** A value as it will be kept, or the id of the message that says what is wrong with it. */
export type Parsed = { readonly value: Value } | { readonly wrong: MessageId };

/** Reads what CHGSYSVAL is given for VALUE. */
export function parse(definition: Definition, input: string | readonly string[]): Parsed {
  const texts = (typeof input === 'string' ? [input] : input).map(text => text.trimEnd());
  if (definition.kind === 'list') return parseList(definition, texts);
  if (texts.length !== 1) return { wrong: 'CPF1079' };
  const text = texts[0]!;
  switch (definition.kind) {
    case 'character':
      return parseText(definition, text);
    case 'digits': {
      if (definition.special.includes(text)) return { value: text };
      if (text.length > definition.length) return { wrong: 'CPF1059' };
      return parseNumber(text, number => number >= definition.range[0] && number <= definition.range[1], 'CPF1076');
    }
    case 'decimal': {
      const { range, also = [], decimals = 0 } = definition;
      return parseNumber(
        text,
        number => (number >= range[0] && number <= range[1]) || also.includes(number),
        'CPF1074',
        decimals,
      );
    }
  }
}

function parseText(definition: CharacterDefinition, text: string): Parsed {
  const value = definition.qualified ? withSlash(text) : text;
  if (text.length > definition.length) return { wrong: 'CPF1059' };
  return definition.accepts?.(value) === false ? { wrong: 'CPF1076' } : { value };
}

function parseList(definition: Definition & { kind: 'list' }, texts: readonly string[]): Parsed {
  const value = texts.filter(text => text !== '' && text !== '*NONE');
  if (value.length === 0) {
    return texts.includes('*NONE') && definition.accepts?.('*NONE') !== false
      ? { value: ['*NONE'] }
      : { wrong: 'CPF1076' };
  }
  if (value.length > definition.count) return { wrong: 'CPF1079' };
  if (value.some(text => text.length > definition.length)) return { wrong: 'CPF1059' };
  if (value.some(text => definition.accepts?.(text) === false)) return { wrong: 'CPF1076' };
  return new Set(value).size === value.length ? { value } : { wrong: 'CPF1076' };
}

function parseNumber(text: string, allowed: (number: number) => boolean, notNumber: MessageId, decimals = 0): Parsed {
  const [whole, places = ''] = /^-?\d{1,10}(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || places.length > decimals) return { wrong: notNumber };
  const value = Number(text);
  return allowed(value) ? { value } : { wrong: 'CPF1076' };
}

/** `NAME      LIBRARY`, the form of the APIs, as `LIBRARY/NAME`. */
function withSlash(text: string): string {
  const [, name, library] = /^(\S{1,10}) +(\S{1,10})$/.exec(text) ?? [];
  return name === undefined ? text : `${library}/${name}`;
}

/** A decimal as the 4 bytes of APIs hold it: without its point. */
export function binary({ decimals = 0 }: DecimalDefinition, value: number): number {
  return Math.round(value * 10 ** decimals);
}

/**
 * A value as QWCRSVAL returns it and DSPSYSVAL shows it: texts of the declared length, blank padded; a list has all its elements.
 * Undefined for a decimal, which is a number there too.
 */
export function characters(definition: Definition, value: Value): string[] | undefined {
  switch (definition.kind) {
    case 'character': {
      const [library, name] = definition.qualified ? String(value).split('/') : [];
      const text = name === undefined ? String(value) : `${name.padEnd(10)}${library}`;
      return [text.padEnd(definition.length)];
    }
    case 'digits':
      return [
        typeof value === 'number'
          ? String(value).padStart(definition.length, '0')
          : String(value).padEnd(definition.length),
      ];
    case 'list':
      return Array.from({ length: definition.count }, (_, at) =>
        ((value as readonly string[])[at] ?? '').padEnd(definition.length),
      );
    case 'decimal':
      return undefined;
  }
}
