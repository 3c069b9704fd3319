import { compileSelect } from '../../compile/compile.ts';
import { SqlError } from '../../error.ts';
import type { FetchOrientation, OpenOptions } from '../../room.ts';
import type { OpenCursor } from '../../session/cursor.ts';
import { openQuery } from '../../session/query.ts';
import type { DeclareCursor, PlStatement, SelectStatement } from '../../sql/ast/index.ts';
import type { SqlValue } from '../../types/sql-type.ts';
import type { Activation } from './activation.ts';
import { compiledOnce } from './compiled-once.ts';
import { warningCondition } from './condition.ts';
import { type Translation, targetOf } from './context.ts';
import { convertRow } from './convert-row.ts';
import { type Evaluation, evaluation, single } from './evaluate.ts';
import { RoutineCursor } from './routine-cursor.ts';
import type { DeclaredCursor, Scope } from './scope.ts';
import { leaf, type Step } from './step.ts';
import { assignAll, truncated } from './target.ts';

type Open = Extract<PlStatement, { kind: 'open' }>;
type Fetch = Extract<PlStatement, { kind: 'fetch' }>;
type Close = Extract<PlStatement, { kind: 'close' }>;

const notFound = warningCondition({ sqlcode: 100, sqlstate: '02000', tokens: [] });
const cutWarning = warningCondition(truncated);

/** Errors: -504. */
function cursorOf({ name, at }: Open['cursor'], scope: Scope): DeclaredCursor {
  const cursor = scope.cursor(name);
  if (cursor === undefined) throw new SqlError(-504, [name], undefined, { position: at });
  return cursor;
}

/** Errors: -502, -514, -517. */
export function translateOpen({ cursor, using }: Open, scope: Scope, translation: Translation): Step {
  const declared = cursorOf(cursor, scope);
  const { declaration } = declared;
  if (declaration === undefined) throw new SqlError(-502, [cursor.name], undefined, { position: cursor.at });
  const values =
    using &&
    evaluation(
      using.map(expression => ({ expression })),
      scope,
      translation.compilation.session.ccsid,
    );
  const open =
    'kind' in declaration.query
      ? openStatic(declared, declaration, declaration.query, translation)
      : openDynamic(declaration.query.name, declared, declaration, values);
  return leaf(scope, async run => {
    if (run.open(declared)?.cursor.isOpen) throw new SqlError(-502, [declared.name]);
    const opened = await open(run);
    run.cursors.delete(declared.id);
    run.cursors.set(
      declared.id,
      new RoutineCursor(declared, opened, declaration.return === undefined && translation.resultSets === 0),
    );
    return {};
  });
}

type Opener = (run: Activation) => Promise<OpenCursor>;

function openStatic(
  { name, scope }: DeclaredCursor,
  declaration: DeclareCursor,
  query: SelectStatement,
  { positioned }: Translation,
): Opener {
  const compiled = compiledOnce(compilation => compileSelect(query, compilation, positioned.has(name)), scope);
  return async run => {
    const { session } = run;
    const plan = { statement: query, markers: 0, compiled: await compiled(run) };
    const cursorName = session.openCursor(name) === undefined ? name : session.cursorName();
    return (await openQuery(session, plan, [], optionsOf(declaration), undefined, cursorName, run)).cursor;
  };
}

function openDynamic(
  statement: string,
  { scope }: DeclaredCursor,
  declaration: DeclareCursor,
  values: Evaluation | undefined,
): Opener {
  const id = scope.statement(statement);
  return async run => {
    const known = run.statements.get(id);
    if (known === undefined) throw new SqlError(-514, [declaration.name.name]);
    if (known.prepared.columns === undefined) throw new SqlError(-517, [declaration.name.name]);
    const { cursor } = await known.prepared.open((await values?.(run)) ?? [], optionsOf(declaration));
    return cursor as OpenCursor;
  };
}

function optionsOf({ scroll, hold, sensitivity }: DeclareCursor): OpenOptions {
  return { scrollable: scroll === true, hold: hold === true, sensitive: sensitivity === 'SENSITIVE' };
}

/** Errors: -501, -225, -117. At the end: +100, and the variables stay as they are. */
export function translateFetch(statement: Fetch, scope: Scope, translation: Translation): Step {
  const { cursor, orientation = 'NEXT', offset, into = [], rows, at } = statement;
  if (rows !== undefined) throw new SqlError(-84, [], undefined, { position: at });
  const declared = scope.cursor(cursor.name);
  const targets = into.map(one => targetOf(one, scope, translation));
  const evaluate = offset && evaluation([{ expression: offset }], scope, translation.compilation.session.ccsid);
  return leaf(scope, async run => {
    const open = declared && run.open(declared);
    if (open === undefined || !open.cursor.isOpen) {
      if (declared === undefined) throw new SqlError(-504, [cursor.name]);
      throw new SqlError(-501, [cursor.name]);
    }
    const row = await open.fetch(orientationOf(orientation, evaluate && (await single(evaluate, run))));
    if (orientation === 'BEFORE' || orientation === 'AFTER') return {};
    if (row === undefined) return { condition: notFound };
    if (into.length === 0) return { count: 1 };
    if (row.length < targets.length) throw new SqlError(-117);
    const types = open.cursor.columns.map(({ type }) => type);
    const cut = assignAll(run, targets, await convertRow(run, row.slice(0, targets.length), types, targets));
    return { count: 1, condition: cut ? cutWarning : undefined };
  });
}

function orientationOf(orientation: string, offset: SqlValue | undefined): FetchOrientation | undefined {
  switch (orientation) {
    case 'NEXT':
      return undefined;
    case 'PRIOR':
    case 'FIRST':
    case 'LAST':
    case 'CURRENT':
      return { to: orientation.toLowerCase() as 'prior' | 'first' | 'last' | 'current' };
    case 'BEFORE':
      return { to: 'before-first' };
    case 'AFTER':
      return { to: 'after-last' };
    case 'RELATIVE':
    case 'ABSOLUTE':
      if (offset === null || offset === undefined) throw new SqlError(-231);
      return { to: orientation === 'RELATIVE' ? 'relative' : 'absolute', offset: Number(offset) };
    default:
      throw new SqlError(-84);
  }
}

/** Errors: -501. */
export function translateClose({ cursor }: Close, scope: Scope): Step {
  const declared = scope.cursor(cursor.name);
  return leaf(scope, async run => {
    if (declared === undefined) throw new SqlError(-504, [cursor.name]);
    const open = run.open(declared);
    if (open === undefined || !open.cursor.isOpen) throw new SqlError(-501, [cursor.name]);
    run.cursors.delete(declared.id);
    await open.cursor.close();
    return {};
  });
}
