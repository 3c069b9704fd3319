import type { Grant, Identifier } from '../../ast/index.ts';
import { identifier, identifierList, objectName } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { parameterTypes } from './drop.ts';

const tablePrivileges = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'ALTER', 'INDEX', 'REFERENCES'] as const;
const otherPrivileges = ['EXECUTE', 'USAGE', 'READ', 'WRITE', 'CREATEIN'] as const;

/** `GRANT privileges ON objects TO users [WITH GRANT OPTION]`, `REVOKE privileges ON objects FROM users`. */
export function grant(p: TokenStream): Grant {
  const { key, at } = p.next();
  const kind = key === 'GRANT' ? 'grant' : 'revoke';
  const beforehand = kind === 'revoke' && p.acceptSequence('GRANT', 'OPTION', 'FOR');
  const privileges = privilegesOf(p);
  p.expect('ON');
  const on = objectsOf(p);
  p.expect(kind === 'grant' ? 'TO' : 'FROM');
  const users = [user(p)];
  while (p.accept(',')) users.push(user(p));
  const grantOption = flag(beforehand || (kind === 'grant' && p.acceptSequence('WITH', 'GRANT', 'OPTION')));
  return node<Grant>({ kind, privileges, on, users, grantOption, at });
}

function privilegesOf(p: TokenStream): Grant['privileges'] {
  if (p.accept('ALL')) {
    p.accept('PRIVILEGES');
    return [{ name: 'ALL' }];
  }
  const list = [];
  do {
    const name = p.expectAny(...tablePrivileges, ...otherPrivileges);
    list.push(p.is('(') ? { name, columns: identifierList(p) } : { name });
  } while (p.accept(','));
  return list;
}

type Kind = Grant['on']['type'];
const kinds: readonly Kind[] = [
  'TABLE',
  'SCHEMA',
  'SEQUENCE',
  'TYPE',
  'VARIABLE',
  'PACKAGE',
  'PROCEDURE',
  'FUNCTION',
  'ROUTINE',
  'XSROBJECT',
];

/** TABLE may be left out. */
function objectsOf(p: TokenStream): Grant['on'] {
  const specific = p.accept('SPECIFIC');
  if (p.isSequence('DISTINCT', 'TYPE')) p.next();
  const { kind } = p.peek();
  const isKind = kind === 'word' || kind === 'name' || p.peek().key === '*';
  const type = (isKind ? p.acceptAny(...kinds) : undefined) ?? 'TABLE';
  const isRoutine = type === 'PROCEDURE' || type === 'FUNCTION' || type === 'ROUTINE';
  const names = [objectName(p)];
  const parameters = isRoutine ? parameterTypes(p) : undefined;
  while (p.accept(',')) names.push(objectName(p));
  return { type, names, ...(specific && { specific }), ...(parameters && { parameters }) };
}

/** `PUBLIC`, `U`, `USER U`, `GROUP G`. */
function user(p: TokenStream): Identifier | 'PUBLIC' {
  if (p.accept('PUBLIC')) return 'PUBLIC';
  const { kind } = p.peek();
  if ((p.is('USER') || p.is('GROUP')) && (kind === 'word' || kind === 'name')) p.next();
  return identifier(p);
}
