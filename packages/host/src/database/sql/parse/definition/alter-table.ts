import type { AlterAction, AlterTable, ColumnChange } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { typeWords } from '../type.ts';
import { columnChange } from './column-change.ts';
import { columnDefinition } from './column-definition.ts';
import { acceptTableConstraint } from './constraint.ts';

/** `TABLE T action ..`, behind ALTER. */
export function alterTable(p: TokenStream, at: number): AlterTable {
  const name = objectName(p);
  const actions = [alterAction(p)];
  while (p.token.kind !== 'end' && p.token.key !== ';') {
    p.accept(',');
    actions.push(alterAction(p));
  }
  return { kind: 'alter-table', name, actions, at };
}

function alterAction(p: TokenStream): AlterAction {
  const { at } = p.token;
  if (p.is('ADD')) return addAction(p, at);
  if (p.is('DROP')) return dropAction(p, at);
  if (p.is('ALTER') && !(otherChanges.has(p.peek().key) && p.peek(2).key !== 'SET')) {
    p.next();
    p.accept('COLUMN');
    const name = identifier(p);
    const change: ColumnChange = columnChange(p);
    return { kind: 'alter-column', name, change, at };
  }
  if (!otherStarts.has(p.token.key)) {
    p.isAny('ADD', 'DROP', 'ALTER', ...otherStarts);
    throw p.unexpected();
  }
  return otherAction(p, at);
}

const otherChanges: ReadonlySet<string> = new Set(['PARTITION', 'MATERIALIZED', 'KEEP', 'UNIT', 'MEDIA', 'VOLATILE']);
const otherStarts: ReadonlySet<string> = new Set(
  'ACTIVATE DEACTIVATE VOLATILE NOT CARDINALITY UNIT MEDIA KEEP ATTACH DETACH DATA ALTER REFRESH'.split(' '),
);
const otherAdditions: ReadonlySet<string> = new Set(['PARTITION', 'VERSIONING', 'PERIOD', 'MATERIALIZED', 'RESTRICT']);

function addAction(p: TokenStream, at: number): AlterAction {
  if (otherAdditions.has(p.peek().key) && isClause(p)) return otherAction(p, at);
  p.next();
  const constraint = acceptTableConstraint(p);
  if (constraint !== undefined) return { kind: 'add-constraint', constraint, at };
  p.accept('COLUMN');
  const column = columnDefinition(p);
  const before = p.accept('BEFORE') ? identifier(p) : undefined;
  return node<Extract<AlterAction, { kind: 'add-column' }>>({ kind: 'add-column', column, before, at });
}

/** `ADD PARTITION INTEGER` adds a column of that name. */
function isClause(p: TokenStream): boolean {
  return p.peek().key !== 'PARTITION' || !typeWords.has(p.peek(2).key);
}

const keyTypes = ['PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY', 'CHECK', 'CONSTRAINT'] as const;

function dropAction(p: TokenStream, at: number): AlterAction {
  if (otherAdditions.has(p.peek().key) && p.peek().key !== 'PERIOD') return otherAction(p, at);
  p.next();
  const type = keyTypes.find(one => p.acceptSequence(...one.split(' ')));
  if (type === undefined) {
    p.accept('COLUMN');
    const name = identifier(p);
    return node<Extract<AlterAction, { kind: 'drop-column' }>>({ kind: 'drop-column', name, cascade: behavior(p), at });
  }
  const name = type === 'PRIMARY KEY' ? undefined : objectName(p);
  const cascade = behavior(p);
  return node<Extract<AlterAction, { kind: 'drop-constraint' }>>({ kind: 'drop-constraint', type, name, cascade, at });
}

function behavior(p: TokenStream): boolean | undefined {
  const word = p.acceptAny('CASCADE', 'RESTRICT');
  return word && word === 'CASCADE';
}

/** Kept as written, up to the next action. */
function otherAction(p: TokenStream, at: number): AlterAction {
  const start = p.index;
  let depth = 0;
  do {
    const { key } = p.next();
    if (key === '(') depth++;
    if (key === ')') depth--;
  } while (p.token.kind !== 'end' && (depth > 0 || !p.isAny('ADD', 'ALTER', 'DROP', ';', ',')));
  return { kind: 'other', text: p.textSince(start), at };
}
