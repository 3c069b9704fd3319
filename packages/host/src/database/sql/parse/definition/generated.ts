import type { Generated } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { sequenceOptions } from './sequence-options.ts';

/** `GENERATED ALWAYS | BY DEFAULT AS IDENTITY (..)` and the other things that a column can be generated as; also without GENERATED. */
export function acceptGenerated(p: TokenStream): Generated | undefined {
  const { at } = p.token;
  if (p.accept('GENERATED')) {
    const always = p.accept('ALWAYS') || !p.acceptSequence('BY', 'DEFAULT');
    return generatedAs(p, always, at);
  }
  const isShort = p.isSequence('AS', 'IDENTITY') || p.isSequence('FOR', 'EACH', 'ROW', 'ON', 'UPDATE');
  return isShort ? generatedAs(p, true, at) : undefined;
}

const rowKinds = ['ROW CHANGE TIMESTAMP', 'ROW BEGIN', 'ROW END', 'TRANSACTION START ID'] as const;

function generatedAs(p: TokenStream, always: boolean, at: number): Generated {
  const forEach = p.isSequence('FOR', 'EACH', 'ROW', 'ON', 'UPDATE');
  if (!forEach && !p.is('AS')) return { always, as: 'ROWID', at };
  if (forEach) {
    p.acceptSequence('FOR', 'EACH', 'ROW', 'ON', 'UPDATE');
    p.expect('AS', 'ROW', 'CHANGE', 'TIMESTAMP');
    return { always, as: 'ROW CHANGE TIMESTAMP', at };
  }
  p.expect('AS');
  if (p.accept('IDENTITY')) return { always, as: 'IDENTITY', ...identityOptions(p), at };
  const kind = rowKinds.find(one => p.acceptSequence(...one.split(' ')));
  if (kind !== undefined) return { always, as: kind, at };
  if (p.acceptSequence('(', 'DATA', 'CHANGE', 'OPERATION', ')')) return { always, as: 'DATA CHANGE OPERATION', at };
  const bracketed = p.accept('(');
  const content = expression(p);
  if (bracketed) p.expect(')');
  return node<Generated>({ always, as: 'EXPRESSION', expression: content, at });
}

function identityOptions(p: TokenStream): Pick<Generated, 'identity'> {
  if (!p.accept('(')) return {};
  const identity = sequenceOptions(p);
  p.expect(')');
  return { identity };
}
