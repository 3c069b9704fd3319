import { SqlError } from '../error.ts';
import type { Expression, GroupItem, SelectItem, SubSelect } from '../sql/ast/index.ts';
import { coerce } from '../types/coerce.ts';
import type { Compilation } from './compilation.ts';
import { asComparable, type Emitted } from './emitted.ts';
import { emitCondition, emitExpression, type Place, type RowUse } from './expression.ts';
import { compileFrom } from './from.ts';
import { type CompiledBody, type QueryOptions, unnamed } from './query.ts';
import { expressionKey, findColumn, type Scope, type ScopeColumn } from './scope.ts';

/** SELECT .. FROM .. WHERE .. GROUP BY .. HAVING. */
export function compileSubSelect(
  select: SubSelect,
  compilation: Compilation,
  outer: Scope,
  options: QueryOptions = {},
): CompiledBody {
  if (select.hierarchy !== undefined) throw new SqlError(-84, [], undefined, { position: select.hierarchy.at });
  const from = compileFrom(select.from, compilation, outer);
  const plain: Place = { compilation, scope: from.scope };
  const conditions = [...from.conditions, ...(select.where ? [`(${emitCondition(select.where, plain)})`] : [])];
  const groups = new Map<string, Emitted>();
  const grouping = select.group?.items.map(item => emitGroup(item, plain, groups)).join(', ');
  const rows: RowUse = { combined: select.quantifier === 'DISTINCT' || grouping !== undefined };
  const place: Place = { compilation, scope: { ...from.scope, groups }, rows };

  const items = select.items.flatMap((item, index) => expand(item, index, place, options));
  const distinct = select.quantifier === 'DISTINCT';
  const columns = items.map(({ column }, index): ScopeColumn => {
    const value = distinct ? { ...column.value, sql: asComparable(column.value) } : column.value;
    return {
      ...column,
      value: distinct && value.pg === 'text' ? { ...value, pg: 'bpchar' } : value,
      name: column.name || unnamed(index),
    };
  });
  const expressions = new Map(
    items.flatMap(({ key }, index) => (key === undefined ? [] : [[key, index] as const])).reverse(),
  );

  const parts = [
    `SELECT${distinct ? ' DISTINCT' : ''} ${columns.map(({ value }, index) => `${value.sql} AS "c${index + 1}"`).join(', ')}`,
  ];
  if (from.sql !== '') parts.push(`FROM ${from.sql}`);
  if (conditions.length > 0) parts.push(`WHERE ${conditions.join(' AND ')}`);
  if (grouping !== undefined) parts.push(`GROUP BY ${select.group!.distinct ? 'DISTINCT ' : ''}${grouping}`);
  if (select.having !== undefined) parts.push(`HAVING ${emitCondition(select.having, place)}`);

  const single = select.from.length === 1 && from.scope.tables.length === 1 ? from.scope.tables[0] : undefined;
  const changeable = single?.table?.updatable === true && !rows.combined;
  return {
    sql: parts.join(' '),
    columns,
    orderable: { expressions, place },
    ...(changeable && {
      target: { alias: single.alias, hasRrn: single.table!.hasRrn, listEnd: parts[0]!.length },
    }),
  };
}

interface Item {
  readonly column: ScopeColumn;
  /** Of the expression, for ORDER BY. */
  readonly key?: string;
}

/** What an item of the select list stands for. Errors: -204 for `T.*` of a table that is not there. */
function expand(item: SelectItem, position: number, place: Place, { expected }: QueryOptions): Item[] {
  const { compilation, scope } = place;
  if (item.kind === 'generated-columns') return generated(scope);
  if (item.kind === 'all') {
    const tables = scope.tables.filter(
      ({ name, library }) =>
        item.qualifier === undefined ||
        (item.qualifier.name.name === name &&
          (item.qualifier.schema === undefined || item.qualifier.schema.name === library)),
    );
    if (tables.length === 0)
      throw new SqlError(-204, [item.qualifier?.name.name ?? '*', '', 'FILE'], undefined, { position: item.at });
    return tables.flatMap(({ columns, merged }) =>
      columns
        .filter(({ hidden, name }) => !hidden && !(item.qualifier === undefined && merged?.has(name)))
        .map(column => ({ column })),
    );
  }
  const value = settled(emitExpression(item.value, place, expected?.[position]), compilation);
  const found = item.value.kind === 'column' ? findColumn(scope, item.value)?.column : undefined;
  const column: ScopeColumn = {
    name: item.alias?.name ?? (item.value.kind === 'column' ? (found?.name ?? item.value.name.name) : ''),
    ...(item.alias === undefined && found?.systemName !== undefined && { systemName: found.systemName }),
    value,
    ...(found?.base !== undefined && { base: found.base }),
  };
  return [{ column, key: expressionKey(item.value) }];
}

/** A result always has a type: NULL by itself is a VARCHAR. */
function settled(value: Emitted, { session }: Compilation): Emitted {
  return value.type === undefined
    ? coerce(value, { name: 'VARCHAR', length: 1, ccsid: session.ccsid }, session)
    : value;
}

/** JTOpen asks so for generated keys: the identity, ROWID and generated columns of the table. */
function generated(scope: Scope): Item[] {
  return scope.tables.flatMap(({ columns }) =>
    columns
      .filter(({ base }) => base?.table.columns.find(({ name }) => name === base.name)?.generated !== undefined)
      .map(column => ({ column })),
  );
}

/** An item of GROUP BY; its expressions are remembered, to be recognised in the select list. */
function emitGroup(item: GroupItem, place: Place, groups: Map<string, Emitted>): string {
  const one = (expression: Expression) => {
    const value = emitExpression(expression, place);
    const comparable = asComparable(value);
    const grouped: Emitted = { ...value, sql: comparable, pg: value.pg === 'text' ? 'bpchar' : value.pg };
    groups.set(expressionKey(expression), grouped);
    return comparable;
  };
  switch (item.kind) {
    case 'group': {
      const list = item.items.map(one).join(', ');
      return item.items.length === 1 ? list : `(${list})`;
    }
    case 'rollup':
    case 'cube':
      return `${item.kind.toUpperCase()} (${item.items.map(group => `(${group.map(one).join(', ')})`).join(', ')})`;
    case 'grouping-sets':
      return `GROUPING SETS (${item.items.map(group => emitGroup(group, place, groups)).join(', ')})`;
  }
}
