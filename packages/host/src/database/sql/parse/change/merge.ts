import type { Merge, MergeBranch } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { stringConstant } from '../expression/literal.ts';
import { identifierList, objectName } from '../names.ts';
import { flag, node } from '../node.ts';
import { acceptCorrelation } from '../query/alias.ts';
import { isolation } from '../query/isolation.ts';
import { tableReference } from '../query/table-reference.ts';
import type { TokenStream } from '../stream.ts';
import { assignments, insertValue } from './assignment.ts';
import { includeColumns } from './insert.ts';

/** `MERGE INTO T [AS C] USING S ON c WHEN .. [ELSE IGNORE] [NOT ATOMIC CONTINUE ON SQLEXCEPTION] [WITH ..]`. */
export function merge(p: TokenStream): Merge {
  const { at } = p.token;
  p.expect('MERGE', 'INTO');
  const table = objectName(p);
  const correlation = acceptCorrelation(p);
  const include = includeColumns(p);
  p.expect('USING');
  const using = tableReference(p);
  p.expect('ON');
  const on = expression(p);
  const branches: MergeBranch[] = [];
  while (p.is('WHEN')) branches.push(branch(p));
  if (branches.length === 0) throw p.unexpected();
  const elseIgnore = flag(p.acceptSequence('ELSE', 'IGNORE'));
  const notAtomic = flag(p.acceptSequence('NOT', 'ATOMIC', 'CONTINUE', 'ON', 'SQLEXCEPTION'));
  if (notAtomic === undefined) p.accept('ATOMIC');
  const level = isolation(p);
  return node<Merge>({
    kind: 'merge',
    table,
    correlation,
    include,
    using,
    on,
    branches,
    elseIgnore,
    notAtomic,
    isolation: level,
    at,
  });
}

function branch(p: TokenStream): MergeBranch {
  const { at } = p.next();
  const matched = !p.accept('NOT');
  p.expect('MATCHED');
  const condition = p.accept('AND') ? expression(p) : undefined;
  p.expect('THEN');
  return node<MergeBranch>({ matched, condition, action: action(p), at });
}

function action(p: TokenStream): MergeBranch['action'] {
  const { at } = p.token;
  if (p.accept('UPDATE')) {
    p.expect('SET');
    return { kind: 'update', assignments: assignments(p), at };
  }
  if (p.accept('DELETE')) return { kind: 'delete', at };
  if (p.accept('INSERT')) return insertAction(p, at);
  p.expect('SIGNAL', 'SQLSTATE');
  p.accept('VALUE');
  const sqlstate = stringConstant(p);
  const message = signalMessage(p);
  return node<Extract<MergeBranch['action'], { kind: 'signal' }>>({ kind: 'signal', sqlstate, message, at });
}

function insertAction(p: TokenStream, at: number): MergeBranch['action'] {
  const columns = p.is('(') ? identifierList(p) : undefined;
  p.expect('VALUES');
  const bracketed = p.accept('(');
  const values = [insertValue(p)];
  if (bracketed) {
    while (p.accept(',')) values.push(insertValue(p));
    p.expect(')');
  }
  return node<Extract<MergeBranch['action'], { kind: 'insert' }>>({ kind: 'insert', columns, values, at });
}

/** `SET MESSAGE_TEXT = e`, `(e)`. */
function signalMessage(p: TokenStream) {
  if (p.acceptSequence('SET', 'MESSAGE_TEXT', '=')) return expression(p);
  if (!p.accept('(')) return undefined;
  const message = expression(p);
  p.expect(')');
  return message;
}
