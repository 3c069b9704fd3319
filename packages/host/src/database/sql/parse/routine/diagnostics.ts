import type { Expression, PlStatement } from '../../ast/index.ts';
import { expression, value } from '../expression/expression.ts';
import { target } from '../expression/target.ts';
import { identifier } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

type Signal = Extract<PlStatement, { kind: 'signal' | 'resignal' }>;
type GetDiagnostics = Extract<PlStatement, { kind: 'get-diagnostics' }>;

/** `SIGNAL | RESIGNAL [SQLSTATE [VALUE] '..' | condition] [SET item = e, .. | (text)]`. */
export function signal(p: TokenStream): PlStatement {
  const { key, at } = p.next();
  const kind = key === 'SIGNAL' ? 'signal' : 'resignal';
  let sqlstate: Signal['sqlstate'];
  let condition: Signal['condition'];
  if (p.accept('SQLSTATE')) {
    p.accept('VALUE');
    sqlstate = p.token.kind === 'string' ? p.next().value : value(p);
  } else if (kind === 'signal' || (p.token.kind === 'word' && p.token.key !== 'SET')) condition = identifier(p);
  return node<Signal>({ kind, sqlstate, condition, items: signalItems(p), at });
}

function signalItems(p: TokenStream): Signal['items'] {
  if (p.accept('(')) {
    const text = expression(p);
    p.expect(')');
    return [{ name: 'MESSAGE_TEXT', value: text }];
  }
  const items: { name: string; value: Expression }[] = [];
  if (!p.accept('SET')) return items;
  do {
    const { name } = identifier(p);
    p.expect('=');
    items.push({ name, value: expression(p) });
  } while (p.accept(','));
  return items;
}

/** `GET [CURRENT | STACKED] DIAGNOSTICS [CONDITION | EXCEPTION n] v = ITEM, ..`; `ALL STATEMENT` and the like are one item. */
export function getDiagnostics(p: TokenStream): PlStatement {
  const { at } = p.next();
  const stacked = p.accept('STACKED');
  if (!stacked) p.accept('CURRENT');
  p.expect('DIAGNOSTICS');
  const hasNumber = p.peek().key !== '=' && p.acceptAny('CONDITION', 'EXCEPTION') !== undefined;
  const condition = hasNumber ? value(p) : undefined;
  const items: GetDiagnostics['items'][number][] = [];
  do {
    const to = target(p);
    p.expect('=');
    items.push({ target: to, name: itemName(p) });
  } while (p.accept(','));
  return node<GetDiagnostics>({ kind: 'get-diagnostics', stacked: flag(stacked), condition, items, at });
}

function itemName(p: TokenStream): string {
  const { name } = identifierOrAll(p);
  if (name !== 'ALL') return name;
  return `ALL ${p.expectAny('STATEMENT', 'CONDITION', 'CONNECTION')}`;
}

function identifierOrAll(p: TokenStream): { readonly name: string } {
  return p.accept('ALL') ? { name: 'ALL' } : identifier(p);
}
