import { SqlError } from '../error.ts';
import type { Merge, MergeBranch } from '../sql/ast/index.ts';
import { emitForColumn, targetColumn } from './assignment.ts';
import type { Compilation } from './compilation.ts';
import { emitCondition, type Place } from './expression.ts';
import { compileReference, tableReference } from './from.ts';
import { type CompiledChange, changeableTable } from './insert.ts';
import { quoteLiteral } from './quote.ts';
import { emptyScope, type ScopeTable } from './scope.ts';
import { emitAssignments } from './update.ts';

/** PostgreSQL's MERGE is that of the standard, as Db2's is. Errors: -204, -150, -206, -117. */
export function compileMerge(merge: Merge, compilation: Compilation): CompiledChange {
  const table = changeableTable(merge.table, compilation, 'update');
  for (const { action } of merge.branches) {
    if (action.kind === 'insert' || action.kind === 'delete') compilation.use(table, action.kind);
  }
  const target = tableReference(table, merge.correlation, compilation, merge.table.name.name);
  const source = compileReference(merge.using, compilation, emptyScope);
  const targets = target.tables as readonly [ScopeTable];
  const both: Place = { compilation, scope: { ...emptyScope, tables: [...targets, ...source.tables] } };
  const sourceOnly: Place = { compilation, scope: { ...emptyScope, tables: source.tables } };
  const branches = merge.branches.map(branch => emitBranch(branch, targets[0], branch.matched ? both : sourceOnly));
  const sql = `MERGE INTO ${target.sql} USING ${source.sql} ON ${emitCondition(merge.on, both)} ${branches.join(' ')}`;
  return { sql, table, alias: targets[0].alias };
}

function emitBranch({ matched, condition, action, at }: MergeBranch, target: ScopeTable, place: Place): string {
  const test = condition === undefined ? '' : ` AND ${bracketed(emitCondition(condition, place))}`;
  const when = `WHEN ${matched ? '' : 'NOT '}MATCHED${test} THEN`;
  const table = target.table!;
  switch (action.kind) {
    case 'update':
      return `${when} UPDATE SET ${emitAssignments(action.assignments, table, place)}`;
    case 'delete':
      return `${when} DELETE`;
    case 'insert': {
      const seen = new Set<string>();
      const columns =
        action.columns?.map(name => targetColumn(table, name, seen)) ?? table.columns.filter(({ hidden }) => !hidden);
      if (columns.length !== action.values.length) throw new SqlError(-117, [], undefined, { position: at });
      const values = action.values.map((value, index) => emitForColumn(value, columns[index]!, place));
      const names = columns.map(({ relationColumn }) => relationColumn);
      return `${when} INSERT (${names.join(', ')}) VALUES (${values.join(', ')})`;
    }
    case 'signal': {
      // The condition that reports the error is evaluated when a row gets here.
      const text = action.message === undefined ? "''" : `(${emitMessage(action.message, place)})::text`;
      const signal = `db2.signal(${quoteLiteral(action.sqlstate)}, ${text})`;
      return `WHEN ${matched ? '' : 'NOT '}MATCHED${test} AND ${signal} THEN DO NOTHING`;
    }
  }
}

function emitMessage(
  message: NonNullable<Extract<MergeBranch['action'], { kind: 'signal' }>['message']>,
  place: Place,
): string {
  return message.kind === 'literal' ? quoteLiteral(message.value) : emitCondition(message, place);
}

function bracketed(condition: string): string {
  return `(${condition})`;
}
