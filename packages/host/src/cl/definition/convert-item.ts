import { charset } from '@bigiron/wire/ccsid/index';
import type { MessageId } from '../../system/messages/catalogue/index.ts';
import type { Replacement } from '../../system/messages/catalogue.ts';
import { fold } from '../parse/characters.ts';
import { printValue } from '../parse/print.ts';
import type { ValueSyntax } from '../parse/syntax.ts';
import { calendarDay, type DateFormat, timeOfDay } from './dates.ts';
import { decimalOf } from './decimal.ts';
import { evaluate, ValueError } from './evaluate.ts';
import type { Item } from './part.ts';

/** What the conversion of a value depends on besides its definition. */
export interface Reading {
  /** The parameter, as diagnostics name it. */
  readonly keyword: string;
  /** DATFMT of the job. */
  readonly dateFormat: DateFormat;
}

/**
 * Turns one written value into what the command gets for it.
 * @throws ValueError with the diagnostic that IBM i has for what is wrong
 */
export function convertItem(item: Item<unknown>, written: ValueSyntax, reading: Reading): unknown {
  const value = evaluate(written);
  if (item.type === '*X') return value;
  const text = textOf(item, value, reading);
  const special = fold(text);
  if (value.kind !== 'hexadecimal' && item.special.has(special)) return item.special.get(special);
  const fault = (id: MessageId, ...more: readonly Replacement[]) =>
    new ValueError({ id, values: [reading.keyword, item.secret ? '' : text, ...more], at: value.at });
  if (item.restricted) throw fault('CPD0084');

  switch (item.type) {
    case '*NAME':
      if (!isName(text)) throw fault('CPD0078');
      if (text.length > item.length) throw fault('CPD0074', item.length);
      return text;
    case '*GENERIC':
      if (!isName(text.replace(/\*$/, ''))) throw fault('CPD0079');
      if (text.replace(/\*$/, '').length > item.length) throw fault('CPD0074', item.length);
      return text;
    case '*CHAR':
    case '*PNAME':
      if (text.length > item.length) throw fault('CPD0074', item.length);
      if (item.range !== undefined && !within(Number(text), item.range)) throw fault('CPD0085', ...item.range);
      return text;
    case '*DATE':
      return calendarDay(text, reading.dateFormat) ?? raise(fault('CPD0082'));
    case '*TIME':
      return timeOfDay(text) ?? raise(fault('CPD0081'));
    case '*CMDSTR':
      return text;
    default:
      return numberOf(item, text, fault);
  }
}

function raise(error: ValueError): never {
  throw error;
}

function textOf(item: Item<unknown>, value: ReturnType<typeof evaluate>, { keyword }: Reading): string {
  switch (value.kind) {
    case 'word':
      return value.text;
    case 'quoted':
      return value.text;
    case 'hexadecimal':
      return charset(37).decode(value.bytes);
    case 'list':
      throw new ValueError({ id: 'CPD0047', values: [keyword], at: value.at });
    case 'qualified':
      if (item.type === '*PNAME') return fold(printValue(value));
      throw new ValueError({ id: 'CPD0084', values: [keyword, printValue(value)], at: value.at });
    default:
      throw new ValueError({ id: 'CPD0020', values: ['(', keyword.slice(0, 10)], at: value.at });
  }
}

/** A basic name, or a quoted one with characters that stand for themselves. Source: IBM i documentation, "Object naming rules". */
export function isName(text: string): boolean {
  return /^[A-Z$#@][A-Z0-9$#@_.]*$/.test(text) || /^"[^\s"'*?()/]+"$/.test(text);
}

function within(number: number, [from, to]: readonly [number, number]): boolean {
  return number >= from && number <= to;
}

const integerRanges: Readonly<Record<string, readonly [bigint, bigint]>> = {
  '*INT2': [-32768n, 32767n],
  '*INT4': [-2147483648n, 2147483647n],
  '*UINT2': [0n, 65535n],
  '*UINT4': [0n, 4294967295n],
};

function numberOf(
  item: Item<unknown>,
  text: string,
  fault: (id: MessageId, ...more: readonly Replacement[]) => ValueError,
): number {
  const exact = decimalOf(text);
  if (exact === undefined) throw fault('CPD0076');
  const whole = exact.rescale(0, 'down').unscaled;
  const limit = 10n ** BigInt(item.length);
  const [lowest, highest] = integerRanges[item.type] ?? [1n - limit, limit - 1n];
  if (!exact.isExact(0) || whole < lowest || whole > highest)
    throw fault('CPD0095', item.type === '*DEC' ? `${item.length} 0` : '', item.type);
  const number = Number(whole);
  if (item.range !== undefined && !within(number, item.range)) throw fault('CPD0085', ...item.range);
  if (item.atLeast !== undefined && number < item.atLeast) throw fault('CPD0088', item.atLeast);
  return number;
}
