import { charset } from '@bigiron/wire/ccsid/index';
import { SqlError } from '../error.ts';
import type { Literal } from '../sql/ast/index.ts';
import { assignValue } from '../types/assign-value.ts';
import type { SqlType } from '../types/sql-type.ts';
import type { Compilation } from './compilation.ts';
import type { Emitted } from './emitted.ts';
import { quoteLiteral } from './quote.ts';

const bitData = 65535;

/** A constant of Db2 as one of PostgreSQL, with Db2's type. `expected` decides what X'..' is. */
export function emitLiteral(literal: Literal, compilation: Compilation, expected?: SqlType): Emitted {
  const { value } = literal;
  const { session } = compilation;
  switch (literal.type) {
    case 'null':
      return { sql: 'NULL', type: undefined, pg: 'text', nullable: true };
    case 'boolean':
      return { sql: value.toUpperCase(), type: { name: 'BOOLEAN' }, pg: 'bool', nullable: false, constant: value };
    case 'integer':
      return integer(value);
    case 'decimal':
      return decimal(value);
    case 'float':
      return { sql: `${value}::float8`, type: { name: 'DOUBLE' }, pg: 'float8', nullable: false, constant: value };
    case 'string':
      return characters(value, session.ccsid);
    case 'graphic':
      return {
        ...characters(value, 1200),
        type: { name: 'VARGRAPHIC', length: Math.max(1, value.length), ccsid: 1200 },
      };
    case 'graphic-hex':
    case 'unicode-hex': {
      const text = Buffer.from(value, 'hex').swap16().toString('utf16le');
      return { ...characters(text, 1200), type: { name: 'VARGRAPHIC', length: Math.max(1, text.length), ccsid: 1200 } };
    }
    case 'hex':
      if (session.hexConstantsAreCharacter && isCharacter(expected))
        return characters(charset(session.ccsid).decode(Buffer.from(value, 'hex')), session.ccsid);
      return bytes(value, { name: 'VARCHAR', length: Math.max(1, value.length / 2), ccsid: bitData });
    case 'binary':
      return bytes(value, { name: 'VARBINARY', length: Math.max(1, value.length / 2) });
    case 'date':
      return moment(value, { name: 'DATE' }, 'date', literal.at);
    case 'time':
      return moment(value, { name: 'TIME' }, 'time', literal.at);
    case 'timestamp':
      return moment(value, { name: 'TIMESTAMP', precision: 6 }, 'timestamp', literal.at);
  }
}

function isCharacter(type: SqlType | undefined): boolean {
  return type !== undefined && 'ccsid' in type && type.ccsid !== bitData;
}

function integer(digits: string): Emitted {
  const value = BigInt(digits);
  const common = { nullable: false, constant: digits } as const;
  if (value <= 0x7fff_ffffn) return { ...common, sql: digits, type: { name: 'INTEGER' }, pg: 'int4' };
  if (value <= 0x7fff_ffff_ffff_ffffn)
    return { ...common, sql: `${digits}::int8`, type: { name: 'BIGINT' }, pg: 'int8' };
  return decimal(digits);
}

function decimal(text: string): Emitted {
  const [whole = '', fraction = ''] = text.replace(/^0+(?=\d)/, '').split('.');
  const precision = Math.max(1, whole.replace(/^0$/, '').length + fraction.length);
  if (precision > 63) throw new SqlError(-405, [text]);
  const sql = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}::numeric(${precision},${fraction.length})`;
  return {
    ...{ sql, pg: 'numeric', nullable: false, constant: text },
    type: { name: 'DECIMAL', precision, scale: fraction.length },
  };
}

function characters(text: string, ccsid: number): Emitted {
  // The length is in bytes of the CCSID; for the single-byte ones that is one for each character.
  const length = ccsid === 1208 ? Buffer.byteLength(text) : text.length;
  const type: SqlType = { name: 'VARCHAR', length: Math.max(1, length), ccsid };
  return { sql: `${quoteLiteral(text)}::text`, type, pg: 'text', nullable: false, constant: text };
}

function bytes(hex: string, type: SqlType): Emitted {
  return { sql: `'\\x${hex}'::bytea`, type, pg: 'bytea', nullable: false, constant: hex };
}

function moment(value: string, type: SqlType, pg: 'date' | 'time' | 'timestamp', position: number): Emitted {
  try {
    const canonical = assignValue(value, type, value) as string;
    return { sql: `'${canonical}'::${pg}`, type, pg, nullable: false, constant: canonical };
  } catch (error) {
    if (error instanceof SqlError) throw new SqlError(error.sqlcode, error.tokens, undefined, { position });
    throw error;
  }
}
