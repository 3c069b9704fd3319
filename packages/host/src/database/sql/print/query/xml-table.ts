import type { XmlTable } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../name.ts';
import { clause, list, words } from '../text.ts';
import { dataType } from '../type.ts';

export function xmlTable({ namespaces, path, passing, columns }: XmlTable): string {
  const front = namespaces === undefined ? '' : `XMLNAMESPACES(${list(namespaces, namespace)}), `;
  const content = words(
    expression(path),
    passing.length > 0 && `PASSING ${list(passing, passed)}`,
    columns.length > 0 && `COLUMNS ${list(columns, column)}`,
  );
  return `XMLTABLE(${front}${content})`;
}

function namespace({ uri, prefix }: NonNullable<XmlTable['namespaces']>[number]): string {
  return prefix === undefined ? `DEFAULT ${expression(uri)}` : `${expression(uri)} AS ${identifier(prefix)}`;
}

function passed({ value, alias }: XmlTable['passing'][number]): string {
  return words(expression(value), alias && `AS ${identifier(alias)}`);
}

function column({ name, type, ordinality, path, default: fallback }: XmlTable['columns'][number]): string {
  return words(
    identifier(name),
    ordinality && 'FOR ORDINALITY',
    type && dataType(type),
    clause('PATH', path, expression),
    clause('DEFAULT', fallback, expression),
  );
}
