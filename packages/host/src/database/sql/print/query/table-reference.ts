import type { Correlation, DataChangeTable, Join, TableName, TableReference } from '../../ast/index.ts';
import { dataChange } from '../change/statement.ts';
import { expression } from '../expression/expression.ts';
import { functionCall } from '../expression/function.ts';
import { operand, rank } from '../expression/rank.ts';
import { identifier, identifierList, objectName } from '../name.ts';
import { list, words } from '../text.ts';
import { jsonTable } from './json-table.ts';
import { fullSelect, queryBody } from './query.ts';
import { xmlTable } from './xml-table.ts';

export function tableReference(table: TableReference): string {
  switch (table.kind) {
    case 'table':
      return tableName(table);
    case 'derived':
      return words(`${table.lateral ? 'LATERAL ' : ''}(${fullSelect(table.query)})`, correlation(table));
    case 'table-function':
      return words(`TABLE(${functionCall(table.call)})`, table.ordinality && 'WITH ORDINALITY', correlation(table));
    case 'data-change':
      return dataChangeTable(table);
    case 'unnest':
      return words(
        `UNNEST(${list(table.arrays, expression)})`,
        table.ordinality && 'WITH ORDINALITY',
        correlation(table),
      );
    case 'json-table':
      return words(jsonTable(table), correlation(table));
    case 'xml-table':
      return words(xmlTable(table), correlation(table));
    case 'values-table':
      return words(`(${queryBody(table.values)})`, correlation(table));
    case 'join':
      return join(table);
  }
}

export function correlation(table: { readonly correlation?: Correlation }): string | undefined {
  if (table.correlation === undefined) return undefined;
  const { name, columns } = table.correlation;
  return `AS ${identifier(name)}${columns === undefined ? '' : identifierList(columns)}`;
}

function tableName(table: TableName): string {
  const { name, period, partitions, sample } = table;
  return words(
    objectName(name),
    partitions && `PARTITION(${list(partitions, one => (typeof one === 'number' ? String(one) : identifier(one)))})`,
    period && `FOR SYSTEM_TIME ${periodOf(period)}`,
    correlation(table),
    sample && sampleOf(sample),
  );
}

function periodOf({ kind, from, to }: NonNullable<TableName['period']>): string {
  const start = `${kind} ${operand(from, rank.sum)}`;
  return to === undefined ? start : `${start} ${kind === 'FROM' ? 'TO' : 'AND'} ${operand(to, rank.sum)}`;
}

function sampleOf({ method, percent, seed }: NonNullable<TableName['sample']>): string {
  return words(`TABLESAMPLE ${method}(${expression(percent)})`, seed && `REPEATABLE(${expression(seed)})`);
}

function dataChangeTable(table: DataChangeTable): string {
  return words(`${table.which} TABLE (${dataChange(table.statement)})`, correlation(table));
}

const joins: Readonly<Record<Join['type'], string>> = {
  INNER: 'INNER JOIN',
  LEFT: 'LEFT OUTER JOIN',
  RIGHT: 'RIGHT OUTER JOIN',
  FULL: 'FULL OUTER JOIN',
  CROSS: 'CROSS JOIN',
  'LEFT EXCEPTION': 'LEFT EXCEPTION JOIN',
  'RIGHT EXCEPTION': 'RIGHT EXCEPTION JOIN',
};

/** A join on the right side stands in brackets. */
function join({ type, left, right, on, using }: Join): string {
  const inner = right.kind === 'join' ? `(${tableReference(right)})` : tableReference(right);
  return words(
    tableReference(left),
    joins[type],
    inner,
    on && `ON ${expression(on)}`,
    using && `USING ${identifierList(using)}`,
  );
}
