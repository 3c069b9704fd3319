import type { DeclareCursor, Identifier } from '../../ast/index.ts';
import { identifier } from '../names.ts';
import { flag, node } from '../node.ts';
import { isQueryAhead } from '../query/query.ts';
import { selectStatement } from '../query/select.ts';
import type { TokenStream } from '../stream.ts';

const sensitivities = ['ASENSITIVE', 'INSENSITIVE', 'SENSITIVE'] as const;

/** `[ASENSITIVE ..] [[NO] SCROLL] CURSOR` follows the name. */
export function isCursorAhead(p: TokenStream): boolean {
  return p.isAny(...sensitivities, 'CURSOR', 'SCROLL', 'DYNAMIC') || p.isSequence('NO', 'SCROLL');
}

/** `[sensitivity] [SCROLL] CURSOR [WITH HOLD] [WITH RETURN [TO CALLER | CLIENT]] FOR query | statement`, behind the name. */
export function cursorDeclaration(p: TokenStream, name: Identifier, at: number): DeclareCursor {
  const sensitivity = p.acceptAny(...sensitivities);
  const noScroll = p.acceptSequence('NO', 'SCROLL');
  p.accept('DYNAMIC');
  const scroll = noScroll ? false : flag(p.accept('SCROLL'));
  p.expect('CURSOR');
  const properties = cursorProperties(p);
  p.expect('FOR');
  const query = isQueryAhead(p, 0) ? selectStatement(p) : identifier(p);
  return node<DeclareCursor>({ kind: 'declare-cursor', name, scroll, sensitivity, ...properties, query, at });
}

type Properties = { -readonly [K in 'hold' | 'return' | 'rowset']?: Exclude<DeclareCursor[K], undefined> };

function cursorProperties(p: TokenStream): Properties {
  const found: Properties = {};
  for (;;) {
    if (p.acceptSequence('WITH', 'HOLD')) found.hold = true;
    else if (p.acceptSequence('WITHOUT', 'HOLD')) found.hold = false;
    else if (p.acceptSequence('WITH', 'RETURN'))
      found.return = p.accept('TO') ? p.expectAny('CALLER', 'CLIENT') : 'CALLER';
    else if (p.acceptSequence('WITH', 'ROWSET', 'POSITIONING')) found.rowset = true;
    else if (!p.acceptSequence('WITHOUT', 'RETURN') && !p.acceptSequence('WITHOUT', 'ROWSET', 'POSITIONING'))
      return found;
  }
}
