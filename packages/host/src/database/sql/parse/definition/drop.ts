import type { DataType, Drop } from '../../ast/index.ts';
import { objectName } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';

const types = {
  TABLE: 'TABLE',
  VIEW: 'VIEW',
  INDEX: 'INDEX',
  ALIAS: 'ALIAS',
  SYNONYM: 'ALIAS',
  SEQUENCE: 'SEQUENCE',
  SCHEMA: 'SCHEMA',
  COLLECTION: 'SCHEMA',
  DATABASE: 'SCHEMA',
  TRIGGER: 'TRIGGER',
  PROCEDURE: 'PROCEDURE',
  FUNCTION: 'FUNCTION',
  ROUTINE: 'ROUTINE',
  TYPE: 'TYPE',
  VARIABLE: 'VARIABLE',
  PACKAGE: 'PACKAGE',
  MASK: 'MASK',
  PERMISSION: 'PERMISSION',
  XSROBJECT: 'XSROBJECT',
} as const;

const routines: ReadonlySet<string> = new Set(['PROCEDURE', 'FUNCTION', 'ROUTINE']);

/** `DROP [SPECIFIC] kind [IF EXISTS] NAME [(types)] [CASCADE | RESTRICT]`. */
export function drop(p: TokenStream): Drop {
  const { at } = p.next();
  const specific = flag(p.accept('SPECIFIC'));
  if (specific === undefined) p.accept('DISTINCT');
  const type = types[p.expectAny(...(Object.keys(types) as (keyof typeof types)[]))];
  const ifExists = flag(p.acceptSequence('IF', 'EXISTS'));
  const name = objectName(p);
  const parameters = routines.has(type) ? parameterTypes(p) : undefined;
  const behavior = p.acceptAny('CASCADE', 'RESTRICT');
  return node<Drop>({ kind: 'drop', type, name, specific, parameters, ifExists, behavior, at });
}

/** `(INTEGER, CHAR(5))` behind the name of a routine. */
export function parameterTypes(p: TokenStream): DataType[] | undefined {
  if (!p.accept('(')) return undefined;
  const list: DataType[] = [];
  if (p.accept(')')) return list;
  do {
    list.push(dataType(p));
    p.acceptSequence('AS', 'LOCATOR');
  } while (p.accept(','));
  p.expect(')');
  return list;
}
