import { SqlError } from '../../error.ts';
import type { Identifier, ObjectName } from '../ast/index.ts';
import { node } from './node.ts';
import { unusableNames } from './reserved.ts';
import type { TokenStream } from './stream.ts';

/** The next token can be a name. */
export function isIdentifier(p: TokenStream): boolean {
  const { kind, key } = p.token;
  if (kind === 'name' || (kind === 'word' && !unusableNames.has(key))) return true;
  p.want('<IDENTIFIER>');
  return false;
}

export function identifier(p: TokenStream): Identifier {
  if (!isIdentifier(p)) throw p.unexpected();
  return anyWord(p);
}

/** Behind a dot or slash every word is a name. */
export function anyWord(p: TokenStream): Identifier {
  const { kind, value, at } = p.token;
  if (kind !== 'word' && kind !== 'name') throw p.unexpected('<IDENTIFIER>');
  p.next();
  return { name: value, delimited: kind === 'name', at };
}

export function acceptIdentifier(p: TokenStream): Identifier | undefined {
  return isIdentifier(p) ? identifier(p) : undefined;
}

/** `(A, B, C)`. */
export function identifierList(p: TokenStream): Identifier[] {
  p.expect('(');
  const names = [identifier(p)];
  while (p.accept(',')) names.push(identifier(p));
  p.expect(')');
  return names;
}

export function identifiers(p: TokenStream): Identifier[] {
  const names = [identifier(p)];
  while (p.accept(',')) names.push(identifier(p));
  return names;
}

/** `OBJ`, `LIB.OBJ`, `RDB.LIB.OBJ`; in places where objects are named also `LIB/OBJ`, which SQL naming does not know. */
export function objectName(p: TokenStream): ObjectName {
  const parts = [identifier(p)];
  let separator: '.' | '/' | undefined;
  while (p.isAny('.', '/') && parts.length < 3) {
    if (p.is('/')) checkSlash(p);
    separator = p.next().key as '.' | '/';
    parts.push(anyWord(p));
  }
  return objectNameOf(parts, separator);
}

/** `LIB/OBJ` under SQL naming is -5016 and no syntax error. */
function checkSlash(p: TokenStream): void {
  if (p.options.naming === 'system') return;
  const name = p.textSince(p.index - 1);
  throw new SqlError(-5016, [`${name}/${p.peek().value}`], undefined, { position: p.token.at });
}

/** The last three parts of a qualified name. */
export function objectNameOf(parts: readonly Identifier[], separator?: '.' | '/'): ObjectName {
  const [name, schema, database] = [...parts].reverse();
  return node<ObjectName>({ database, schema, name: name!, separator, at: parts[0]!.at });
}
