import type { ResultColumn } from '../room.ts';
import type { ScopeColumn } from './scope.ts';

/** A column of the result as clients are told of it. */
export function resultColumn({ name, value, base }: ScopeColumn): ResultColumn {
  const column = base?.table.columns.find(one => one.name === base.name);
  return {
    name,
    type: value.type!,
    nullable: value.nullable,
    pgType: value.pg === 'xml' ? 'text' : value.pg,
    ...(column?.heading !== undefined && { label: column.heading }),
    ...(base !== undefined && { baseTable: base.table.name, baseSchema: base.table.library, baseColumn: base.name }),
    ...(base !== undefined && { updatable: base.table.updatable }),
    identity: column?.generated?.startsWith('identity') ?? false,
    generated: column?.generated !== undefined,
  };
}
