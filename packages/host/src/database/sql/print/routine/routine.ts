import type { CreateFunction, CreateProcedure, CreateTrigger, Parameter, RoutineOptions } from '../../ast/index.ts';
import { creation } from '../definition/creation.ts';
import { expression } from '../expression/expression.ts';
import { identifier, objectName } from '../name.ts';
import { bracketed, clause, list, quoted, words } from '../text.ts';
import { dataType } from '../type.ts';
import { plStatement } from './statement.ts';

export function createProcedure(procedure: CreateProcedure): string {
  const { parameters, options, body } = procedure;
  return words(
    creation('PROCEDURE', procedure),
    bracketed(parameters, parameter),
    routineOptions(options),
    body && plStatement(body),
  );
}

/** Parameters of functions have no mode. */
export function createFunction(routine: CreateFunction): string {
  const { parameters, returns, options, source, body } = routine;
  return words(
    creation('FUNCTION', routine),
    bracketed(parameters, one => unmoded(one)),
    `RETURNS ${returned(returns)}`,
    routineOptions(options),
    clause('SOURCE', source, objectName),
    body && plStatement(body),
  );
}

function parameter(one: Parameter): string {
  return `${one.mode} ${unmoded(one)}`;
}

function unmoded({ name, type, asLocator, as, default: fallback }: Parameter): string {
  return words(
    name && identifier(name),
    dataType(type),
    asLocator && 'AS LOCATOR',
    clause('AS', as, dataType),
    clause('DEFAULT', fallback, expression),
  );
}

function returned(returns: CreateFunction['returns']): string {
  if (returns.kind === 'scalar') return words(dataType(returns.type), clause('CAST FROM', returns.castFrom, dataType));
  return `TABLE ${bracketed(returns.columns, ({ name, type }) => `${identifier(name)} ${dataType(type)}`)}`;
}

function routineOptions(options: RoutineOptions): string {
  const { external, deterministic, calledOnNull, externalAction, commitOnReturn } = options;
  return words(
    options.language && `LANGUAGE ${options.language}`,
    clause('SPECIFIC', options.specific, objectName),
    deterministic !== undefined && (deterministic ? 'DETERMINISTIC' : 'NOT DETERMINISTIC'),
    options.sqlAccess,
    calledOnNull !== undefined && (calledOnNull ? 'CALLED ON NULL INPUT' : 'RETURNS NULL ON NULL INPUT'),
    options.resultSets !== undefined && `DYNAMIC RESULT SETS ${options.resultSets}`,
    external && words('EXTERNAL', clause('NAME', external.name, externalName)),
    options.parameterStyle && `PARAMETER STYLE ${options.parameterStyle}`,
    externalAction !== undefined && (externalAction ? 'EXTERNAL ACTION' : 'NO EXTERNAL ACTION'),
    options.autonomous && 'AUTONOMOUS',
    commitOnReturn !== undefined && `COMMIT ON RETURN ${commitOnReturn ? 'YES' : 'NO'}`,
    options.program && `PROGRAM TYPE ${options.program.type}`,
    options.cardinality !== undefined && `CARDINALITY ${options.cardinality}`,
    ...options.other,
  );
}

function externalName(name: NonNullable<NonNullable<RoutineOptions['external']>['name']>): string {
  return typeof name === 'string' ? quoted(name) : objectName(name);
}

export function createTrigger(trigger: CreateTrigger): string {
  const { time, events, table, oldRow, newRow, oldTable, newTable, forEach, mode, when, body, options = [] } = trigger;
  const names = words(
    clause('OLD ROW AS', oldRow, identifier),
    clause('NEW ROW AS', newRow, identifier),
    clause('OLD TABLE AS', oldTable, identifier),
    clause('NEW TABLE AS', newTable, identifier),
  );
  return words(
    creation('TRIGGER', trigger),
    time,
    events.map(({ event, columns }) => words(event, columns && `OF ${list(columns, identifier)}`)).join(' OR '),
    `ON ${objectName(table)}`,
    names && `REFERENCING ${names}`,
    `FOR EACH ${forEach}`,
    mode && `MODE ${mode}`,
    ...options,
    when && `WHEN (${expression(when)})`,
    plStatement(body),
  );
}
