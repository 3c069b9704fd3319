import type { Connect, Expression } from '../../ast/index.ts';
import { value } from '../expression/expression.ts';
import { hostVariable } from '../expression/literal.ts';
import { identifier } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `CONNECT`, `CONNECT RESET`, `CONNECT TO S [USER u USING p]`. */
export function connect(p: TokenStream): Connect {
  const { at } = p.next();
  if (p.accept('RESET')) return { kind: 'connect', to: 'RESET', at };
  if (!p.accept('TO')) return { kind: 'connect', at };
  const to = server(p);
  let user: Expression | undefined;
  let password: Expression | undefined;
  if (p.accept('USER')) {
    user = value(p);
    if (p.accept('USING')) password = value(p);
  }
  return node<Connect>({ kind: 'connect', to, user, password, at });
}

/** `DISCONNECT S | ALL | CURRENT`. */
export function disconnect(p: TokenStream): Connect {
  const { at } = p.next();
  return { kind: 'disconnect', to: serverOrAll(p), at };
}

/** `RELEASE S | ALL | CURRENT`, behind RELEASE. */
export function releaseConnection(p: TokenStream, at: number): Connect {
  return { kind: 'release-connection', to: serverOrAll(p), at };
}

function serverOrAll(p: TokenStream): NonNullable<Connect['to']> {
  const all = p.acceptAny('ALL', 'CURRENT');
  if (all === 'ALL') p.accept('SQL');
  return all ?? server(p);
}

function server(p: TokenStream): Exclude<Connect['to'], string | undefined> {
  return p.is(':') ? hostVariable(p) : identifier(p);
}
