import type { Identifier, LabelOrComment, ObjectName } from '../../ast/index.ts';
import { stringConstant } from '../expression/literal.ts';
import { anyWord, identifier, objectName, objectNameOf } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { parameterTypes } from './drop.ts';

const types = {
  TABLE: 'TABLE',
  VIEW: 'TABLE',
  COLUMN: 'COLUMN',
  INDEX: 'INDEX',
  ALIAS: 'ALIAS',
  SEQUENCE: 'SEQUENCE',
  TRIGGER: 'TRIGGER',
  PROCEDURE: 'PROCEDURE',
  FUNCTION: 'FUNCTION',
  ROUTINE: 'ROUTINE',
  TYPE: 'TYPE',
  VARIABLE: 'VARIABLE',
  PACKAGE: 'PACKAGE',
  CONSTRAINT: 'CONSTRAINT',
  PARAMETER: 'PARAMETER',
  SCHEMA: 'SCHEMA',
  MASK: 'MASK',
  PERMISSION: 'PERMISSION',
  XSROBJECT: 'XSROBJECT',
} as const;

type Column = NonNullable<LabelOrComment['columns']>[number];

/** `LABEL ON ..`, `COMMENT ON ..`: of an object, of a column or parameter, or of a list of them. */
export function labelOrComment(p: TokenStream): LabelOrComment {
  const { key, at } = p.next();
  const kind = key === 'LABEL' ? 'label' : 'comment';
  p.expect('ON');
  const specific = flag(p.accept('SPECIFIC'));
  if (specific === undefined) p.accept('DISTINCT');
  const type = typeOf(p);
  const common = { kind, type, specific, at } as const;
  if (type === 'COLUMN' || type === 'PARAMETER') return ofParts(p, common);
  const name = objectName(p);
  const parameters = isRoutine(type) ? parameterTypes(p) : undefined;
  const text = flag(p.accept('TEXT'));
  p.expect('IS');
  return node<LabelOrComment>({ ...common, name, parameters, text, value: stringConstant(p) });
}

/** `COLUMN` and the kinds of objects; `LABEL ON T (..)` names a table without saying so. */
function typeOf(p: TokenStream): LabelOrComment['type'] {
  const { key } = p.token;
  const following = p.peek();
  const isKind =
    Object.hasOwn(types, key) && (following.kind === 'word' || following.kind === 'name') && following.key !== 'IS';
  if (!isKind) {
    p.isAny(...Object.keys(types));
    return 'COLUMN';
  }
  p.next();
  return types[key as keyof typeof types];
}

function isRoutine(type: LabelOrComment['type']): boolean {
  return type === 'PROCEDURE' || type === 'FUNCTION' || type === 'ROUTINE';
}

type Common = Pick<LabelOrComment, 'kind' | 'type' | 'at'> & { readonly specific: true | undefined };

/** `LIB.T.C IS '..'`, `LIB.T (C IS '..', D TEXT IS '..')`. */
function ofParts(p: TokenStream, common: Common): LabelOrComment {
  const start = p.index;
  const table = objectName(p);
  if (p.is('(')) return node<LabelOrComment>({ ...common, name: table, columns: listed(p) });
  p.rewind(start, p.markers);
  const name = qualifiedColumn(p);
  const text = flag(p.accept('TEXT'));
  p.expect('IS');
  const column = node<Column>({ name: name.column, text, value: stringConstant(p), at: name.column.at });
  return node<LabelOrComment>({ ...common, name: name.table, columns: [column] });
}

function listed(p: TokenStream): Column[] {
  p.expect('(');
  const columns = [columnOf(p)];
  while (p.accept(',')) columns.push(columnOf(p));
  p.expect(')');
  return columns;
}

/** A name whose last part is the column. */
function qualifiedColumn(p: TokenStream): { readonly table: ObjectName; readonly column: Identifier } {
  const parts = [identifier(p)];
  let separator: '.' | '/' | undefined;
  do {
    const { key } = p.token;
    p.expectAny('.', '/');
    if (parts.length === 1) separator = key as '.' | '/';
    parts.push(anyWord(p));
  } while (parts.length < 4 && p.is('.'));
  const column = parts.pop()!;
  return { table: objectNameOf(parts, parts.length > 1 ? separator : undefined), column };
}

function columnOf(p: TokenStream): Column {
  const name: Identifier = identifier(p);
  const text = flag(p.accept('TEXT'));
  p.expect('IS');
  return node<Column>({ name, text, value: stringConstant(p), at: name.at });
}
