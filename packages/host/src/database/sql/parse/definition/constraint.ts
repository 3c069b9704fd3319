import type { Identifier, ReferentialAction, TableConstraint } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifierList, objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';

/** `[CONSTRAINT N] PRIMARY KEY | UNIQUE | FOREIGN KEY | CHECK` of a table. */
export function acceptTableConstraint(p: TokenStream): TableConstraint | undefined {
  const { at } = p.token;
  const name = p.accept('CONSTRAINT') ? objectName(p) : undefined;
  if (p.acceptSequence('PRIMARY', 'KEY')) return key('PRIMARY KEY', identifierList(p));
  if (p.isSequence('UNIQUE', '(') || p.isSequence('UNIQUE', 'KEY')) {
    p.next();
    p.accept('KEY');
    return key('UNIQUE', identifierList(p));
  }
  if (p.isSequence('FOREIGN', 'KEY')) {
    p.next();
    p.next();
    const ownName = name ?? (p.is('(') ? undefined : objectName(p));
    return references(p, identifierList(p), ownName, at);
  }
  if (p.isSequence('CHECK', '(')) return check(p, name, at);
  if (name !== undefined) throw p.unexpected();
  return undefined;

  function key(type: 'PRIMARY KEY' | 'UNIQUE', columns: readonly Identifier[]): TableConstraint {
    return node<TableConstraint>({ kind: 'constraint', name, type, columns, at });
  }
}

/** The same behind a column, which is then the one column of the key. */
export function acceptColumnConstraint(p: TokenStream, column: Identifier): TableConstraint | undefined {
  const { at } = p.token;
  const name = p.accept('CONSTRAINT') ? objectName(p) : undefined;
  if (p.acceptSequence('PRIMARY', 'KEY')) {
    return node<TableConstraint>({ kind: 'constraint', name, type: 'PRIMARY KEY', columns: [column], at });
  }
  if (p.accept('UNIQUE')) {
    p.accept('KEY');
    return node<TableConstraint>({ kind: 'constraint', name, type: 'UNIQUE', columns: [column], at });
  }
  if (p.is('REFERENCES')) return references(p, [column], name, at);
  if (p.is('CHECK')) return check(p, name, at);
  if (name !== undefined) throw p.unexpected();
  return undefined;
}

function check(p: TokenStream, name: TableConstraint['name'], at: number): TableConstraint {
  p.expect('CHECK', '(');
  const condition = expression(p);
  p.expect(')');
  let onInsertViolation: 'DEFAULT' | undefined;
  let onUpdateViolation: 'PRESERVE' | undefined;
  for (;;) {
    if (p.acceptSequence('ON', 'INSERT', 'VIOLATION', 'SET')) {
      do objectName(p);
      while (p.accept(','));
      p.expect('=', 'DEFAULT');
      onInsertViolation = 'DEFAULT';
    } else if (p.acceptSequence('ON', 'UPDATE', 'VIOLATION', 'PRESERVE')) {
      objectName(p);
      onUpdateViolation = 'PRESERVE';
    } else break;
  }
  return node<TableConstraint>({
    kind: 'constraint',
    name,
    type: 'CHECK',
    condition,
    onInsertViolation,
    onUpdateViolation,
    at,
  });
}

/** `REFERENCES T [(A)] [ON DELETE ..] [ON UPDATE ..] [NOT ENFORCED]`. */
function references(
  p: TokenStream,
  columns: readonly Identifier[],
  name: TableConstraint['name'],
  at: number,
): TableConstraint {
  p.expect('REFERENCES');
  const parent = objectName(p);
  const parentColumns = p.is('(') ? identifierList(p) : undefined;
  let onDelete: ReferentialAction | undefined;
  let onUpdate: ReferentialAction | undefined;
  let enforced: boolean | undefined;
  for (;;) {
    if (p.acceptSequence('ON', 'DELETE')) onDelete = referentialAction(p);
    else if (p.acceptSequence('ON', 'UPDATE')) onUpdate = referentialAction(p);
    else if (p.acceptSequence('NOT', 'ENFORCED')) enforced = false;
    else if (p.accept('ENFORCED')) enforced = true;
    else break;
  }
  return node<TableConstraint>({
    kind: 'constraint',
    name,
    type: 'FOREIGN KEY',
    columns,
    parent,
    parentColumns,
    onDelete,
    onUpdate,
    enforced,
    at,
  });
}

const actions = ['NO ACTION', 'RESTRICT', 'CASCADE', 'SET NULL', 'SET DEFAULT'] as const;

function referentialAction(p: TokenStream): ReferentialAction {
  const action = actions.find(one => p.acceptSequence(...one.split(' ')));
  if (action === undefined) throw p.unexpected();
  return action;
}
