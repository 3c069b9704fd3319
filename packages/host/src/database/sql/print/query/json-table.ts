import type { JsonColumn, JsonTable, OnCondition } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { operand, rank } from '../expression/rank.ts';
import { identifier } from '../name.ts';
import { bracketed, clause, words } from '../text.ts';
import { dataType } from '../type.ts';

export function jsonTable({ value, formatJson, path, pathName, columns, onError }: JsonTable): string {
  const source = words(expression(value), formatJson && 'FORMAT JSON');
  const rows = words(expression(path), pathName && `AS ${identifier(pathName)}`);
  return `JSON_TABLE(${words(`${source}, ${rows}`, columnList(columns), onError && `${onError} ON ERROR`)})`;
}

function columnList(columns: readonly JsonColumn[]): string {
  return `COLUMNS${bracketed(columns, column)}`;
}

function column(one: JsonColumn): string {
  switch (one.kind) {
    case 'json-ordinality':
      return `${identifier(one.name)} FOR ORDINALITY`;
    case 'json-nested':
      return `NESTED PATH ${expression(one.path)} ${columnList(one.columns)}`;
    case 'json-column':
      return words(
        identifier(one.name),
        dataType(one.type),
        one.formatJson && 'FORMAT JSON',
        one.exists && 'EXISTS',
        clause('PATH', one.path, expression),
        one.wrapper && `${one.wrapper} WRAPPER`,
        one.quotes && `${one.quotes} QUOTES`,
        one.onEmpty && `${condition(one.onEmpty)} ON EMPTY`,
        one.onError && `${condition(one.onError)} ON ERROR`,
      );
  }
}

function condition({ action, value }: OnCondition): string {
  return value === undefined ? action : `${action} ${operand(value, rank.sum)}`;
}
