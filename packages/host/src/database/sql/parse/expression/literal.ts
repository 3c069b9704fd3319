import type { Literal, Marker } from '../../ast/index.ts';
import type { Token, TokenForm } from '../../lex/token.ts';
import { anyWord } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** The constant that a string or number token is. */
export function literalOf({ form, value, at }: Token): Literal {
  return { kind: 'literal', type: typeOfForm[form], value, at };
}

const typeOfForm: Readonly<Record<TokenForm, Literal['type']>> = {
  '': 'string',
  X: 'hex',
  BX: 'binary',
  GX: 'graphic-hex',
  UX: 'unicode-hex',
  N: 'graphic',
  G: 'graphic',
  integer: 'integer',
  decimal: 'decimal',
  float: 'float',
};

/** `:NAME`, `:NAME:INDICATOR`, `:NAME INDICATOR :INDICATOR`, `:STRUCTURE.FIELD`. */
export function hostVariable(p: TokenStream): Marker {
  const { at } = p.next();
  const name = variableName(p);
  let indicator: string | undefined;
  if (p.is(':') || p.isSequence('INDICATOR', ':')) {
    p.accept('INDICATOR');
    p.expect(':');
    indicator = variableName(p);
  }
  return node<Marker>({ kind: 'marker', index: p.markers++, name, indicator, at });
}

function variableName(p: TokenStream): string {
  const parts = [anyWord(p).name];
  while (p.accept('.')) parts.push(anyWord(p).name);
  return parts.join('.');
}

/** A whole number of the grammar: a length, a position, a cache size. */
export function integer(p: TokenStream): number {
  if (p.token.kind !== 'number' || p.token.form !== 'integer') throw p.unexpected('<INTEGER>');
  return Number(p.next().value);
}

export function stringConstant(p: TokenStream): string {
  if (p.token.kind !== 'string' || p.token.form !== '') throw p.unexpected('<STRING>');
  return p.next().value;
}

/** `+5`, `-1.5`, as written without blanks. */
export function signedNumber(p: TokenStream): string {
  const sign = p.accept('-') ? '-' : '';
  if (sign === '') p.accept('+');
  if (p.token.kind !== 'number') throw p.unexpected('<NUMBER>');
  return sign + p.next().value;
}
