import { SqlError } from '../../error.ts';
import type { BuiltInType, BuiltInTypeName, DataType, NamedType } from '../ast/index.ts';
import { integer } from './expression/literal.ts';
import { primary } from './expression/primary.ts';
import { objectName } from './names.ts';
import { node } from './node.ts';
import type { TokenStream } from './stream.ts';

/** A type where no arrays may be declared. */
export function dataType(p: TokenStream): DataType {
  if (p.isSequence('ANCHOR', 'DATA', 'TYPE') || p.isSequence('ANCHOR', 'TO')) return anchored(p);
  return builtInType(p) ?? namedType(p);
}

/** A type that may be one of arrays: `INTEGER ARRAY[100]`. */
export function dataTypeOrArray(p: TokenStream): DataType {
  const element = dataType(p);
  if (!p.isSequence('ARRAY', '[') || element.kind === 'anchored-type' || element.kind === 'array-type') return element;
  p.next();
  p.next();
  const cardinality = p.is(']') ? undefined : integer(p);
  p.expect(']');
  return node<DataType & { kind: 'array-type' }>({ kind: 'array-type', element, cardinality, at: element.at });
}

function anchored(p: TokenStream): DataType {
  const { at } = p.next();
  p.acceptSequence('DATA', 'TYPE');
  p.expect('TO');
  return { kind: 'anchored-type', to: primary(p), at };
}

function namedType(p: TokenStream): NamedType {
  const name = objectName(p);
  return { kind: 'named-type', name, at: name.at };
}

/** What words begin a built-in type, with what may follow them. Longest first. */
const names: Readonly<Record<string, readonly (readonly [BuiltInTypeName, ...more: string[]])[]>> = {
  SMALLINT: [['SMALLINT']],
  INTEGER: [['INTEGER']],
  INT: [['INTEGER']],
  BIGINT: [['BIGINT']],
  DECIMAL: [['DECIMAL']],
  DEC: [['DECIMAL']],
  NUMERIC: [['NUMERIC']],
  NUM: [['NUMERIC']],
  REAL: [['REAL']],
  FLOAT: [['DOUBLE']],
  DOUBLE: [['DOUBLE', 'PRECISION'], ['DOUBLE']],
  DECFLOAT: [['DECFLOAT']],
  CHARACTER: [['CLOB', 'LARGE', 'OBJECT'], ['VARCHAR', 'VARYING'], ['CHAR']],
  CHAR: [['CLOB', 'LARGE', 'OBJECT'], ['VARCHAR', 'VARYING'], ['CHAR']],
  VARCHAR: [['VARCHAR']],
  CLOB: [['CLOB']],
  GRAPHIC: [['VARGRAPHIC', 'VARYING'], ['GRAPHIC']],
  VARGRAPHIC: [['VARGRAPHIC']],
  DBCLOB: [['DBCLOB']],
  NATIONAL: [
    ['NCLOB', 'CHARACTER', 'LARGE', 'OBJECT'],
    ['NVARCHAR', 'CHARACTER', 'VARYING'],
    ['NCHAR', 'CHARACTER'],
    ['NCLOB', 'CHAR', 'LARGE', 'OBJECT'],
    ['NVARCHAR', 'CHAR', 'VARYING'],
    ['NCHAR', 'CHAR'],
  ],
  NCHAR: [['NCLOB', 'LARGE', 'OBJECT'], ['NVARCHAR', 'VARYING'], ['NCHAR']],
  NVARCHAR: [['NVARCHAR']],
  NCLOB: [['NCLOB']],
  BINARY: [['BLOB', 'LARGE', 'OBJECT'], ['VARBINARY', 'VARYING'], ['BINARY']],
  VARBINARY: [['VARBINARY']],
  BLOB: [['BLOB']],
  DATE: [['DATE']],
  TIME: [['TIME']],
  TIMESTAMP: [['TIMESTAMP']],
  BOOLEAN: [['BOOLEAN']],
  XML: [['XML']],
  ROWID: [['ROWID']],
  DATALINK: [['DATALINK']],
};

/** Words that begin a built-in type. */
export const typeWords: ReadonlySet<string> = new Set(Object.keys(names));

/** A built-in type, or nothing. */
export function builtInType(p: TokenStream): BuiltInType | undefined {
  const { key, at } = p.token;
  if (key === 'LONG') throw new SqlError(-97, [], undefined, { position: at });
  const forms = Object.hasOwn(names, key) ? names[key]! : [];
  const form = forms.find(([, ...more]) => more.every((word, index) => p.peek(1 + index).key === word));
  if (form === undefined || p.peek(form.length).key === '.') {
    p.want('<DATA-TYPE>');
    return undefined;
  }
  for (const _ of form) p.next();
  return withAttributes(p, key === 'FLOAT' ? floating(p, at) : sized(p, form[0], at));
}

/** `FLOAT(n)` has 24 or 53 binary digits. */
function floating(p: TokenStream, at: number): BuiltInType {
  if (!p.accept('(')) return { kind: 'built-in-type', name: 'DOUBLE', at };
  const digits = integer(p);
  p.expect(')');
  return { kind: 'built-in-type', name: digits <= 24 ? 'REAL' : 'DOUBLE', at };
}

function sized(p: TokenStream, name: BuiltInTypeName, at: number): BuiltInType {
  if (!p.accept('(')) return { kind: 'built-in-type', name, at };
  const length = integer(p) * sizeUnit(p);
  const scale = p.accept(',') ? integer(p) : undefined;
  p.expect(')');
  return node<BuiltInType>({ kind: 'built-in-type', name, length, scale, at });
}

function sizeUnit(p: TokenStream): number {
  const unit = p.acceptAny('K', 'M', 'G');
  return unit === undefined ? 1 : { K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit];
}

/** `FOR BIT DATA`, `CCSID n`, `ALLOCATE(n)`, `NOT NORMALIZED`, `LINKTYPE URL`: in any order. */
function withAttributes(p: TokenStream, type: BuiltInType): BuiltInType {
  let { subtype, ccsid, normalized, allocate, linkOptions } = type;
  for (;;) {
    if (
      p.isSequence('FOR', 'BIT', 'DATA') ||
      p.isSequence('FOR', 'SBCS', 'DATA') ||
      p.isSequence('FOR', 'MIXED', 'DATA')
    ) {
      p.next();
      subtype = p.next().key as 'BIT' | 'SBCS' | 'MIXED';
      p.next();
    } else if (p.is('CCSID') && p.peek().kind === 'number') {
      p.next();
      ccsid = integer(p);
    } else if (p.acceptSequence('ALLOCATE', '(')) {
      allocate = integer(p);
      p.expect(')');
    } else if (p.acceptSequence('NOT', 'NORMALIZED')) normalized = false;
    else if (p.accept('NORMALIZED')) normalized = true;
    else if (type.name === 'DATALINK' && p.isAny('LINKTYPE', 'NO', 'FILE')) linkOptions = linkOptionsOf(p);
    else break;
  }
  return node<BuiltInType>({ ...type, subtype, ccsid, normalized, allocate, linkOptions });
}

/** `LINKTYPE URL [NO LINK CONTROL | FILE LINK CONTROL ..]`, as written. */
function linkOptionsOf(p: TokenStream): string {
  const start = p.index;
  while (linkWords.has(p.token.key)) p.next();
  return p.textSince(start);
}

const linkWords: ReadonlySet<string> = new Set(
  `LINKTYPE URL NO FILE LINK CONTROL INTEGRITY ALL READ WRITE PERMISSION FS DB BLOCKED ADMIN RECOVERY YES ON UNLINK RESTORE DELETE`.split(
    ' ',
  ),
);
