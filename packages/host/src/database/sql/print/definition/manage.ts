import type { DataType, Drop, Grant, LabelOrComment, Rename } from '../../ast/index.ts';
import { identifier, identifierList, objectName } from '../name.ts';
import { bracketed, list, quoted, words } from '../text.ts';
import { dataType } from '../type.ts';

function parameterTypes(types: readonly DataType[] | undefined): string {
  return types === undefined ? '' : bracketed(types, dataType);
}

export function drop({ type, name, specific, parameters, ifExists, behavior }: Drop): string {
  return words(
    'DROP',
    specific && 'SPECIFIC',
    type,
    ifExists && 'IF EXISTS',
    objectName(name) + parameterTypes(parameters),
    behavior,
  );
}

export function rename({ type, name, to, systemName }: Rename): string {
  return words(
    `RENAME ${type} ${objectName(name)} TO`,
    to && identifier(to),
    systemName && words(to && 'FOR', `SYSTEM NAME ${identifier(systemName)}`),
  );
}

export function labelOrComment(statement: LabelOrComment): string {
  const { kind, type, name, specific, parameters, text, value, columns } = statement;
  const verb = kind === 'label' ? 'LABEL ON' : 'COMMENT ON';
  if (columns?.length === 1)
    return words(verb, specific && 'SPECIFIC', type, `${objectName(name)}.${columnText(columns[0]!)}`);
  return words(
    verb,
    specific && 'SPECIFIC',
    type,
    objectName(name) + parameterTypes(parameters),
    columns && bracketed(columns, columnText),
    text && 'TEXT',
    value !== undefined && `IS ${quoted(value)}`,
  );
}

function columnText({ name, text, value }: NonNullable<LabelOrComment['columns']>[number]): string {
  return words(identifier(name), text && 'TEXT', `IS ${quoted(value)}`);
}

export function grant({ kind, privileges, on, users, grantOption }: Grant): string {
  const isGrant = kind === 'grant';
  return words(
    isGrant ? 'GRANT' : 'REVOKE',
    !isGrant && grantOption && 'GRANT OPTION FOR',
    list(privileges, ({ name, columns }) => name + (columns === undefined ? '' : identifierList(columns))),
    'ON',
    on.specific && 'SPECIFIC',
    on.type,
    list(on.names, objectName) + parameterTypes(on.parameters),
    isGrant ? 'TO' : 'FROM',
    list(users, user => (user === 'PUBLIC' ? user : identifier(user))),
    isGrant && grantOption && 'WITH GRANT OPTION',
  );
}
