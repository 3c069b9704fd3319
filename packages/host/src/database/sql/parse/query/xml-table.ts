import type { XmlTable } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../names.ts';
import { defined, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';
import { acceptCorrelation } from './alias.ts';

/** `XMLTABLE([XMLNAMESPACES(..),] path [PASSING [BY REF] x AS "a", ..] [COLUMNS ..]) AS T`. */
export function xmlTable(p: TokenStream): XmlTable {
  const { at } = p.next();
  p.expect('(');
  const namespaces = p.isSequence('XMLNAMESPACES', '(') ? namespacesOf(p) : undefined;
  const path = expression(p);
  const passing = p.accept('PASSING') ? passingOf(p) : [];
  const columns = p.accept('COLUMNS') ? columnsOf(p) : [];
  p.expect(')');
  const correlation = acceptCorrelation(p);
  return node<XmlTable>({ kind: 'xml-table', namespaces, path, passing, columns, correlation, at });
}

function namespacesOf(p: TokenStream): NonNullable<XmlTable['namespaces']> {
  p.next();
  p.expect('(');
  const list = [];
  do {
    if (p.acceptSequence('NO', 'DEFAULT')) continue;
    if (p.accept('DEFAULT')) list.push({ uri: expression(p) });
    else {
      const uri = expression(p);
      p.expect('AS');
      list.push({ uri, prefix: identifier(p) });
    }
  } while (p.accept(','));
  p.expect(')');
  p.expect(',');
  return list;
}

function passingOf(p: TokenStream): XmlTable['passing'] {
  p.acceptSequence('BY', 'REF');
  const list = [];
  do {
    const value = expression(p);
    p.acceptSequence('BY', 'REF');
    list.push(defined<XmlTable['passing'][number]>({ value, alias: p.accept('AS') ? identifier(p) : undefined }));
  } while (p.accept(','));
  return list;
}

function columnsOf(p: TokenStream): XmlTable['columns'] {
  const list = [];
  do list.push(columnOf(p));
  while (p.accept(','));
  return list;
}

/** `C FOR ORDINALITY`, `C type [BY REF] [PATH 'p'] [DEFAULT e]`. */
function columnOf(p: TokenStream): XmlTable['columns'][number] {
  const { at } = p.token;
  const name = identifier(p);
  if (p.acceptSequence('FOR', 'ORDINALITY')) return { name, ordinality: true, at };
  const type = dataType(p);
  p.acceptSequence('BY', 'REF');
  let path: ReturnType<typeof expression> | undefined;
  let fallback: ReturnType<typeof expression> | undefined;
  for (;;) {
    if (p.accept('PATH')) path = expression(p);
    else if (p.accept('DEFAULT')) fallback = expression(p);
    else break;
  }
  return node<XmlTable['columns'][number]>({ name, type, path, default: fallback, at });
}
