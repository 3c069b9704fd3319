import { columnTypeText } from '../../define/column-type.ts';
import type { SqlType } from '../../types/sql-type.ts';

/** Names of PostgreSQL's catalog have types of their own: characters go by way of text. */
export function castText(type: SqlType): string {
  const text = columnTypeText(type);
  const [cast, collation] = text.split(' COLLATE ');
  const way = type.name === 'VARCHAR' || type.name === 'CHAR' || type.name === 'CLOB' ? '::text' : '';
  return `${way}::${cast}${collation === undefined ? '' : ` COLLATE ${collation}`}`;
}
