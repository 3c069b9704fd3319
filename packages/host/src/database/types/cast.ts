import type { Emitted } from '../compile/emitted.ts';
import { convert } from './convert.ts';
import { isDecimal, isInteger, isText } from './family.ts';
import type { Formats } from './formats.ts';
import { derived, type Typed } from './settle.ts';
import type { SqlType } from './sql-type.ts';

/**
 * CAST: decimals are truncated, strings cut on the right, datetimes written in the formats of the session. A number that is too long for
 * the string is 22001. Source: "CAST specification", SQL Reference.
 * @throws SqlError -461 where there is no such cast
 */
export function emitCast(value: Emitted, target: SqlType, session: Formats): Typed {
  const source = value.type;
  if (source !== undefined && isText(target) && !isText(source) && (isInteger(source) || isDecimal(source))) {
    const whole = convert(value, { name: 'VARCHAR', length: 65, ccsid: target.ccsid }, session);
    return convert(checked(whole, target.length), target, session);
  }
  return convert(value, target, session);
}

/** Digits must not be lost where a string would be cut. */
function checked(text: Typed, length: number): Typed {
  return derived(`db2.whole_number(${text.sql}, ${length})`, text.type, [text], 'text');
}
