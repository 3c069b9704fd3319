import type { AlterAction, AlterSequence, AlterTable, ColumnChange } from '../../ast/index.ts';
import { identifier, objectName } from '../name.ts';
import { clause, words } from '../text.ts';
import { dataType } from '../type.ts';
import { columnDefinition, defaultClause, generatedClause, sequenceOptions } from './column.ts';
import { tableConstraint } from './constraint.ts';

export function alterTable({ name, actions }: AlterTable): string {
  return words(`ALTER TABLE ${objectName(name)}`, ...actions.map(alterAction));
}

export function alterSequence({ name, options }: AlterSequence): string {
  return words(`ALTER SEQUENCE ${objectName(name)}`, sequenceOptions(options));
}

function alterAction(action: AlterAction): string {
  switch (action.kind) {
    case 'add-column':
      return words('ADD COLUMN', columnDefinition(action.column), clause('BEFORE', action.before, identifier));
    case 'alter-column':
      return words(`ALTER COLUMN ${identifier(action.name)}`, columnChange(action.change));
    case 'drop-column':
      return words(`DROP COLUMN ${identifier(action.name)}`, behavior(action.cascade));
    case 'add-constraint':
      return `ADD ${tableConstraint(action.constraint)}`;
    case 'drop-constraint':
      return words(`DROP ${action.type}`, action.name && objectName(action.name), behavior(action.cascade));
    case 'other':
      return action.text;
  }
}

function behavior(cascade: boolean | undefined): string | undefined {
  return cascade === undefined ? undefined : cascade ? 'CASCADE' : 'RESTRICT';
}

function columnChange(change: ColumnChange): string {
  const { type, generated, notNull, hidden, identity } = change;
  return words(
    clause('SET DATA TYPE', type, dataType),
    change.default && (change.default === 'DROP' ? 'DROP DEFAULT' : `SET ${defaultClause(change.default)}`),
    notNull !== undefined && (notNull ? 'SET NOT NULL' : 'DROP NOT NULL'),
    generated && (generated === 'DROP' ? 'DROP GENERATED' : `SET ${generatedClause(generated)}`),
    hidden !== undefined && (hidden ? 'SET IMPLICITLY HIDDEN' : 'SET NOT HIDDEN'),
    identity && sequenceChange(identity),
  );
}

/** `RESTART` has no SET in front, the others do. */
function sequenceChange({ restart, ...others }: NonNullable<ColumnChange['identity']>): string {
  const rest = sequenceOptions(others);
  return words(restart && sequenceOptions({ restart }), rest !== '' && `SET ${rest}`);
}
