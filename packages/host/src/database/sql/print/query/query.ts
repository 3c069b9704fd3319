import type { CommonTable, FullSelect, QueryBody } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { operand, rank } from '../expression/rank.ts';
import { identifier, identifierList } from '../name.ts';
import { bracketed, list, words } from '../text.ts';
import { orderBy, orderItems } from './order.ts';
import { subselect } from './subselect.ts';

export function fullSelect(query: FullSelect): string {
  return words(query.with && commonTables(query.with), queryBody(query.body), ordering(query));
}

type Ordered = Pick<FullSelect, 'order' | 'orderOf' | 'offset' | 'limit'>;

/** OFFSET and FETCH in the order in which they were written: their markers are counted. */
export function ordering({ order, orderOf, offset, limit }: Ordered): string {
  const rows = [
    offset && { at: offset.at, text: `OFFSET ${operand(offset, rank.sum)} ROWS` },
    limit && { at: limit.at, text: `FETCH FIRST ${operand(limit, rank.sum)} ROWS ONLY` },
  ].filter(one => one !== undefined);
  rows.sort((one, other) => one.at - other.at);
  return words(order && orderBy(order), orderOf && orderByTable(orderOf), ...rows.map(({ text }) => text));
}

function orderByTable(table: NonNullable<FullSelect['orderOf']>): string {
  return table === 'INPUT SEQUENCE' ? 'ORDER BY INPUT SEQUENCE' : `ORDER BY ORDER OF ${identifier(table)}`;
}

export function queryBody(body: QueryBody): string {
  switch (body.kind) {
    case 'subselect':
      return subselect(body);
    case 'values':
      return `VALUES ${list(body.rows, row => (row.length === 1 ? expression(row[0]!) : bracketed(row, expression)))}`;
    case 'nested':
      return `(${fullSelect(body.query)})`;
    case 'set':
      return words(queryBody(body.left), body.operator, body.all && 'ALL', queryBody(body.right));
  }
}

export function commonTables(tables: readonly CommonTable[]): string {
  return words('WITH', tables[0]?.recursive && 'RECURSIVE', list(tables, commonTable));
}

function commonTable({ name, columns, query, search, cycle }: CommonTable): string {
  return words(
    identifier(name) + (columns === undefined ? '' : identifierList(columns)),
    `AS (${fullSelect(query)})`,
    search && searchClause(search),
    cycle && cycleClause(cycle),
  );
}

function searchClause({ breadthFirst, by, set }: NonNullable<CommonTable['search']>): string {
  return `SEARCH ${breadthFirst ? 'BREADTH' : 'DEPTH'} FIRST BY ${orderItems(by)} SET ${identifier(set)}`;
}

function cycleClause({ columns, set, to, default: other, using }: NonNullable<CommonTable['cycle']>): string {
  return words(
    `CYCLE ${list(columns, identifier)} SET ${identifier(set)}`,
    `TO ${expression(to)} DEFAULT ${expression(other)}`,
    using && `USING ${identifier(using)}`,
  );
}
