import { asText } from '../../compile/emitted.ts';
import { convert } from '../../types/convert.ts';
import { isBytes, isDecimal, isFixedLength, isText } from '../../types/family.ts';
import { derived, type Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { bytesArgument, result, textArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { anyString, char, invalidArgument, optionOf, scalar, varchar } from '../define.ts';

type NamedCall = BuiltInCall & { readonly name: string };

export const hex: readonly BuiltIn[] = [
  scalar({
    names: ['HEX'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const value = typed(call, 0);
      const [digits, length, fixed] = hexDigits(value) ?? invalid(call);
      const type = fixed ? char(length, call.session.ccsid) : varchar(length, call.session.ccsid);
      return fixed ? result(`(${digits}::bpchar(${length}))`, type, call) : result(digits, type, call, 'text');
    },
  }),
  scalar({ names: ['INTERPRET'], counts: 1, expected: [anyString], emit: interpret }),
  scalar({
    names: ['VARCHAR_BIT_FORMAT'],
    counts: [1, 2],
    expected: [anyString],
    emit: call =>
      result(
        `db2.from_hex(${textArgument(call, 0).text})`,
        { name: 'VARCHAR', length: half(call), ccsid: 65535 },
        call,
      ),
  }),
  scalar({
    names: ['VARBINARY_FORMAT', 'HEXTORAW'],
    counts: [1, 2],
    expected: [anyString],
    emit: call =>
      result(`db2.from_hex(${textArgument(call, 0).text})`, { name: 'VARBINARY', length: half(call) }, call),
  }),
  scalar({
    names: ['VARCHAR_FORMAT_BINARY', 'VARCHAR_FORMAT_BIT'],
    counts: [1, 2],
    expected: [anyString],
    emit(call) {
      const { sql, length } = bytesArgument(call, 0);
      const pattern = call.args.length === 2 ? textArgument(call, 1).text : `''`;
      return result(`db2.format_hex(${sql}, ${pattern})`, varchar(length * 2 + 4, call.session.ccsid), call, 'text');
    },
  }),
];

function invalid(call: NamedCall): never {
  throw invalidArgument(0, call.name);
}

function half(call: NamedCall): number {
  return Math.max(1, Math.floor(textArgument(call, 0).length / 2));
}

/** The digits of a value as it lies in memory, how many there are, and whether that is always so. */
function hexDigits({ type, sql, pg }: Typed): [digits: string, length: number, fixed: boolean] | undefined {
  if (isBytes(type)) {
    const length = 'length' in type ? type.length : 40;
    return [`upper(encode(${sql}, 'hex'))`, length * 2, isFixedLength(type)];
  }
  if (isText(type)) {
    const units = type.name === 'GRAPHIC' || type.name === 'VARGRAPHIC' || type.name === 'DBCLOB' ? 4 : 2;
    const bytes = `db2.bytes(${asText({ sql, pg } as Typed)}, ${type.ccsid})`;
    return [`upper(encode(${bytes}, 'hex'))`, type.length * units, isFixedLength(type)];
  }
  if (isDecimal(type)) {
    const { precision, scale } = type;
    if (type.name === 'NUMERIC') return [`db2.zoned_hex(${sql}, ${precision}, ${scale})`, precision * 2, true];
    return [`db2.packed_hex(${sql}, ${precision}, ${scale})`, ((precision >> 1) + 1) * 2, true];
  }
  switch (type.name) {
    case 'SMALLINT':
      return [`upper(encode(int2send(${sql}), 'hex'))`, 4, true];
    case 'INTEGER':
      return [`upper(encode(int4send(${sql}), 'hex'))`, 8, true];
    case 'BIGINT':
      return [`upper(encode(int8send(${sql}), 'hex'))`, 16, true];
    case 'REAL':
      return [`upper(encode(float4send(${sql}), 'hex'))`, 8, true];
    case 'DOUBLE':
      return [`upper(encode(float8send(${sql}), 'hex'))`, 16, true];
    // Days are counted from the Julian day 0 in four bytes; a time is its digits.
    case 'DATE':
      return [`upper(encode(int4send(${sql} - '0001-01-01'::date + 1721426), 'hex'))`, 8, true];
    case 'TIME':
      return [`to_char(${sql}, 'HH24MISS')`, 6, true];
    default:
      return undefined;
  }
}

/** INTERPRET(bytes AS type): the value whose bytes these are. */
function interpret(call: NamedCall): Typed {
  const option = optionOf(call, 'AS');
  if (option?.type === undefined) throw invalidArgument(1, call.name);
  const target = call.resolve(option.type);
  const source = bytesArgument(call, 0);
  const take = (length: number): string => `substr(${source.sql}, 1, ${length})`;
  const made = (sql: string): Typed => derived(sql, target, [source]);
  switch (target.name) {
    case 'SMALLINT':
      return made(`(db2.integer_in(${take(2)})::int2)`);
    case 'INTEGER':
      return made(`(db2.integer_in(${take(4)})::int4)`);
    case 'BIGINT':
      return made(`(db2.integer_in(${take(8)})::int8)`);
    case 'REAL':
      return made(`(db2.float_in(${take(4)})::float4)`);
    case 'DOUBLE':
      return made(`db2.float_in(${take(8)})`);
    case 'DECIMAL':
      return made(`db2.packed_in(${take((target.precision >> 1) + 1)}, ${target.scale})`);
    case 'NUMERIC':
      return made(`db2.zoned_in(${take(target.precision)}, ${target.scale})`);
    case 'DATE':
    case 'TIME':
    case 'TIMESTAMP': {
      const text = `db2.characters(${source.sql}, ${call.session.ccsid})`;
      return convert({ ...derived(text, varchar(26, call.session.ccsid), [source]), pg: 'text' }, target, call.session);
    }
    default:
      return convert(varyingPart(source, target), target, call.session);
  }
}

/** A varying string has its length in front, in two bytes. */
function varyingPart(source: Typed & { readonly length: number }, target: SqlType): Typed {
  if (target.name !== 'VARCHAR' && target.name !== 'VARBINARY') return source;
  const sql = `substr(${source.sql}, 3, db2.integer_in(substr(${source.sql}, 1, 2))::int4)`;
  return derived(sql, source.type, [source]);
}
