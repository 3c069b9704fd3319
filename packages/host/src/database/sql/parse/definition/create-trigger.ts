import type { Compound, CreateTrigger, Identifier } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, identifiers, objectName } from '../names.ts';
import { node } from '../node.ts';
import { acceptRawOption } from '../routine/options.ts';
import { plStatement } from '../routine/statement.ts';
import type { TokenStream } from '../stream.ts';
import type { CreationStart } from './creation.ts';

type Event = CreateTrigger['events'][number];

/** `BEFORE | AFTER | INSTEAD OF event [OR event] ON T [REFERENCING ..] [FOR EACH ..] [MODE ..] options [WHEN (c)] body`. */
export function createTrigger(p: TokenStream, start: CreationStart): CreateTrigger {
  p.acceptSequence('NO', 'CASCADE');
  const time = timeOf(p);
  const events = [event(p)];
  while (p.accept('OR')) events.push(event(p));
  p.expect('ON');
  const table = objectName(p);
  const names = p.accept('REFERENCING') ? transitionNames(p) : {};
  const forEach = p.acceptSequence('FOR', 'EACH') ? p.expectAny('ROW', 'STATEMENT') : 'STATEMENT';
  const mode = p.accept('MODE') ? p.expectAny('DB2SQL', 'DB2ROW') : undefined;
  const options = triggerOptions(p);
  p.inTrigger = true;
  const when = p.accept('WHEN') ? expression(p) : undefined;
  const later = triggerOptions(p);
  const body = bodyOf(p);
  p.inTrigger = false;
  return node<CreateTrigger>({
    kind: 'create-trigger',
    ...start,
    time,
    events,
    table,
    ...names,
    forEach,
    mode,
    when,
    body,
    options: options.length + later.length > 0 ? [...options, ...later] : undefined,
  });
}

function timeOf(p: TokenStream): CreateTrigger['time'] {
  const time = p.expectAny('BEFORE', 'AFTER', 'INSTEAD');
  if (time !== 'INSTEAD') return time;
  p.expect('OF');
  return 'INSTEAD OF';
}

function event(p: TokenStream): Event {
  const { at } = p.token;
  const kind = p.expectAny('INSERT', 'UPDATE', 'DELETE');
  const columns = kind === 'UPDATE' && p.accept('OF') ? identifiers(p) : undefined;
  return node<Event>({ event: kind, columns, at });
}

type Names = { -readonly [K in 'oldRow' | 'newRow' | 'oldTable' | 'newTable']?: Identifier };

/** `OLD [ROW] [AS] O NEW [ROW] [AS] N OLD TABLE [AS] OT NEW_TABLE [AS] NT`. */
function transitionNames(p: TokenStream): Names {
  const found: Names = {};
  for (;;) {
    const word = p.acceptAny('OLD', 'NEW', 'OLD_TABLE', 'NEW_TABLE');
    if (word === undefined) break;
    const isTable = word.endsWith('_TABLE') || (p.token.key === 'TABLE' && p.accept('TABLE'));
    if (!isTable) p.accept('ROW');
    p.accept('AS');
    const which = word.startsWith('OLD') ? 'old' : 'new';
    found[`${which}${isTable ? 'Table' : 'Row'}`] = identifier(p);
    p.accept(',');
  }
  if (Object.keys(found).length === 0) throw p.unexpected();
  return found;
}

function triggerOptions(p: TokenStream): string[] {
  const options: string[] = [];
  for (;;) {
    const option = acceptRawOption(p);
    if (option === undefined) return options;
    options.push(option);
  }
}

/** A single statement is a body of one. */
function bodyOf(p: TokenStream): Compound {
  const { at } = p.token;
  const body = plStatement(p);
  return body.kind === 'compound' ? body : { kind: 'compound', declarations: [], statements: [body], at };
}
