import { graphicCcsidOf } from '../../types/ccsid.ts';
import { convert } from '../../types/convert.ts';
import { textOf } from '../../types/convert-text.ts';
import { isBytes, isDatetime, isDecimal, isFloat, isGraphic, isText } from '../../types/family.ts';
import { maximumLength } from '../../types/limits.ts';
import type { Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { constantInteger, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, integer, invalidArgument, scalar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };
type Target = 'CHAR' | 'VARCHAR' | 'CLOB' | 'GRAPHIC' | 'VARGRAPHIC' | 'DBCLOB';

const datetimeFormats = ['ISO', 'USA', 'EUR', 'JIS', 'LOCAL'];
const keywords = [...datetimeFormats, 'CODEUNITS16', 'CODEUNITS32', 'OCTETS', 'DEFAULT'];
const expected = [anyString, integer, integer];

export const toStrings: readonly BuiltIn[] = [
  ...(['CHAR', 'VARCHAR', 'GRAPHIC', 'VARGRAPHIC', 'CLOB', 'DBCLOB'] as const).map(name =>
    scalar({ names: [name], counts: [1, 3], expected, keywords, emit: call => asString(call, name) }),
  ),
  scalar({ names: ['TO_CLOB'], counts: [1, 2], expected, keywords, emit: call => asString(call, 'CLOB') }),
  ...(['BINARY', 'VARBINARY', 'BLOB'] as const).map(name =>
    scalar({
      names: [name],
      counts: [1, 2],
      expected,
      emit(call) {
        const value = typed(call, 0);
        if (!isBytes(value.type) && !isText(value.type)) throw invalidArgument(0, call.name);
        const own = 'length' in value.type ? value.type.length : 40;
        return convert(value, { name, length: lengthAt(call, 1, name) ?? own }, call.session);
      },
    }),
  ),
];

/** Numbers have their texts, datetimes one in the format that is asked for, strings are cut or filled up to the length that is given. */
function asString(call: NamedCall, name: Target): Typed {
  const value = typed(call, 0);
  if (isText(value.type) || isBytes(value.type)) return ofString(call, value, name);
  const text = textOf(value, formatsOf(call, value.type));
  if (text === undefined) throw invalidArgument(0, call.name);
  // A number or datetime that is given a length is cut to it.
  const second =
    isDatetime(value.type) || isDecimal(value.type) || isFloat(value.type) ? undefined : lengthAt(call, 1, name);
  const length = second ?? ('length' in text.type ? text.type.length : 1);
  return convert(text, { name, length, ccsid: ccsidOf(call, text.type, name) }, call.session);
}

function ofString(call: NamedCall, value: Typed, name: Target): Typed {
  const own = 'length' in value.type ? value.type.length : 40;
  const length = Math.min(lengthAt(call, 1, name) ?? own, maximumLength[name]!);
  const ccsid = ccsidOf(call, value.type, name);
  return convert(value, { name, length, ccsid }, call.session);
}

/** A length; DEFAULT and a NULL of the grammar leave it open. */
function lengthAt(call: NamedCall, index: number, name: keyof typeof maximumLength): number | undefined {
  if (call.args.length <= index || call.args[index]?.constant === 'DEFAULT') return undefined;
  const length = constantInteger(call, index);
  if (length === undefined || length < 1 || length > maximumLength[name]!) throw invalidArgument(index, call.name);
  return length;
}

function ccsidOf(call: NamedCall, source: SqlType, name: Target): number {
  const given = constantInteger(call, 2);
  if (given !== undefined) return given;
  const graphic = name === 'GRAPHIC' || name === 'VARGRAPHIC' || name === 'DBCLOB';
  if (graphic) return isGraphic(source) ? source.ccsid : graphicCcsidOf(call.session.ccsid);
  if (isBytes(source)) return 65535;
  return isText(source) && !isGraphic(source) ? source.ccsid : call.session.ccsid;
}

/** The formats of the session with what the second argument says: ISO, USA, EUR, JIS for datetimes, a decimal point for numbers. */
function formatsOf(call: NamedCall, type: SqlType): NamedCall['session'] {
  const second = call.args[1]?.constant;
  if (call.args.length === 1) return call.session;
  if (isDatetime(type)) {
    if (second === undefined || !datetimeFormats.includes(second)) throw invalidArgument(1, call.name);
    if (second === 'LOCAL') return call.session;
    const format = `*${second}` as '*ISO';
    return { ...call.session, dateFormat: format, timeFormat: format };
  }
  if (isDecimal(type) || isFloat(type) || type.name === 'DECFLOAT') {
    if (second !== '.' && second !== ',') throw invalidArgument(1, call.name);
    return { ...call.session, decimalPoint: second };
  }
  return call.session;
}
