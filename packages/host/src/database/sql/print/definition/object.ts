import type {
  CreateAlias,
  CreateIndex,
  CreateSchema,
  CreateSequence,
  CreateType,
  CreateVariable,
  CreateView,
} from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, objectName } from '../name.ts';
import { selectStatement } from '../query/select.ts';
import { bracketed, clause, words } from '../text.ts';
import { dataType } from '../type.ts';
import { sequenceOptions } from './column.ts';
import { columnNames } from './column-names.ts';
import { creation } from './creation.ts';

export function createSchema({ name, systemName, authorization, ifNotExists }: CreateSchema): string {
  return words(
    'CREATE SCHEMA',
    ifNotExists && 'IF NOT EXISTS',
    name && identifier(name),
    clause('FOR SCHEMA', systemName, identifier),
    clause('AUTHORIZATION', authorization, identifier),
  );
}

export function createIndex(index: CreateIndex): string {
  const { unique, whereNotNull, encodedVector, table, keys, where, recordFormat, include, options = [] } = index;
  const what = words(encodedVector && 'ENCODED VECTOR', unique && 'UNIQUE', whereNotNull && 'WHERE NOT NULL', 'INDEX');
  return words(
    creation(what, index),
    `ON ${objectName(table)}`,
    bracketed(keys, key => words(expression(key.value), clause('AS', key.name, identifier), key.descending && 'DESC')),
    include && `INCLUDE ${bracketed(include, expression)}`,
    clause('WHERE', where, expression),
    clause('RCDFMT', recordFormat, identifier),
    ...options,
  );
}

export function createView(view: CreateView): string {
  return words(
    creation('VIEW', view),
    view.columns && columnNames(view.columns),
    `AS ${selectStatement(view.query)}`,
    view.checkOption && `WITH ${view.checkOption} CHECK OPTION`,
    clause('RCDFMT', view.recordFormat, identifier),
  );
}

export function createAlias(alias: CreateAlias): string {
  return words(creation('ALIAS', alias), `FOR ${objectName(alias.target)}`);
}

export function createSequence(sequence: CreateSequence): string {
  return words(creation('SEQUENCE', sequence), sequenceOptions(sequence.options));
}

export function createType(type: CreateType): string {
  return words(creation('TYPE', type), `AS ${dataType(type.source)}`);
}

export function createVariable(variable: CreateVariable): string {
  const keyword = variable.constant ? 'CONSTANT' : 'DEFAULT';
  return words(creation('VARIABLE', variable), dataType(variable.type), clause(keyword, variable.default, expression));
}
