import type { CreateFunction, CreateProcedure, PlStatement } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { node } from '../node.ts';
import { routineOptions } from '../routine/options.ts';
import { parameters } from '../routine/parameter.ts';
import { plStatement } from '../routine/statement.ts';
import type { TokenStream } from '../stream.ts';
import { dataTypeOrArray } from '../type.ts';
import type { CreationStart } from './creation.ts';
import { parameterTypes } from './drop.ts';

/** `[(parameters)] options [body]`, behind the name. */
export function createProcedure(p: TokenStream, start: CreationStart): CreateProcedure {
  const list = parameters(p);
  const options = routineOptions(p);
  return node<CreateProcedure>({ kind: 'create-procedure', ...start, parameters: list, options, ...bodyOf(p) });
}

/** `(parameters) RETURNS type | TABLE (..) options [SOURCE f | body]`, behind the name. */
export function createFunction(p: TokenStream, start: CreationStart): CreateFunction {
  const list = parameters(p);
  p.expect('RETURNS');
  const returns = returned(p);
  const options = routineOptions(p);
  const source = p.accept('SOURCE') ? sourceOf(p) : undefined;
  const body = source === undefined ? bodyOf(p) : undefined;
  return node<CreateFunction>({
    kind: 'create-function',
    ...start,
    parameters: list,
    returns,
    options,
    source,
    ...body,
  });
}

function sourceOf(p: TokenStream): CreateFunction['source'] {
  p.accept('SPECIFIC');
  const name = objectName(p);
  parameterTypes(p);
  return name;
}

/** External routines have none. The text of the body is kept for the catalog. */
function bodyOf(p: TokenStream): { body?: PlStatement; bodyText?: string } {
  const { kind, key, at } = p.token;
  if (kind === 'end' || key === ';') return {};
  const body = plStatement(p);
  return { body, bodyText: p.text.slice(at, p.lastEnd) };
}

function returned(p: TokenStream): CreateFunction['returns'] {
  const { at } = p.token;
  if (p.isSequence('TABLE', '(')) {
    p.next();
    return { kind: 'table', columns: tableColumns(p), at };
  }
  const type = dataTypeOrArray(p);
  p.acceptSequence('AS', 'LOCATOR');
  const castFrom = p.acceptSequence('CAST', 'FROM') ? dataTypeOrArray(p) : undefined;
  if (castFrom !== undefined) p.acceptSequence('AS', 'LOCATOR');
  return node<Extract<CreateFunction['returns'], { kind: 'scalar' }>>({ kind: 'scalar', type, castFrom, at });
}

function tableColumns(p: TokenStream) {
  p.expect('(');
  const columns = [];
  do {
    const name = identifier(p);
    const type = dataTypeOrArray(p);
    p.acceptSequence('AS', 'LOCATOR');
    columns.push({ name, type, at: name.at });
  } while (p.accept(','));
  p.expect(')');
  return columns;
}
