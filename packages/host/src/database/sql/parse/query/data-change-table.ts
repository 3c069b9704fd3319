import type { DataChangeTable } from '../../ast/index.ts';
import { deleteStatement } from '../change/delete.ts';
import { insert } from '../change/insert.ts';
import { merge } from '../change/merge.ts';
import { update } from '../change/update.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { acceptCorrelation } from './alias.ts';

/** `FINAL TABLE (`, `NEW TABLE (`, `OLD TABLE (`. */
export function isDataChangeTable(p: TokenStream): boolean {
  return p.isSequence('FINAL', 'TABLE', '(') || p.isSequence('NEW', 'TABLE', '(') || p.isSequence('OLD', 'TABLE', '(');
}

export function dataChangeTable(p: TokenStream): DataChangeTable {
  const { key, at } = p.next();
  p.expect('TABLE', '(');
  const statement = p.nested(change);
  p.expect(')');
  const which = key as DataChangeTable['which'];
  return node<DataChangeTable>({ kind: 'data-change', which, statement, correlation: acceptCorrelation(p), at });
}

function change(p: TokenStream): DataChangeTable['statement'] {
  if (p.is('INSERT')) return insert(p);
  if (p.is('UPDATE')) return update(p);
  if (p.is('DELETE')) return deleteStatement(p);
  if (p.is('MERGE')) return merge(p);
  throw p.unexpected();
}
