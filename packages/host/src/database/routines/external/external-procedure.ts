import { Buffer } from 'node:buffer';
import { charset } from '@bigiron/wire/ccsid/index';
import type { Program } from '../../../programs/room.ts';
import { EscapeError } from '../../../system/messages/message.ts';
import type { QualifiedName } from '../../../system/objects/object.ts';
import type { ParameterDescription, RoutineDescription } from '../../catalog/description.ts';
import { SqlError, type SqlWarning } from '../../error.ts';
import type { Session } from '../../session/session.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';
import { checkExecute } from '../call/authority.ts';
import type { Procedure, Returned } from '../call/procedure.ts';
import { readValue, storageOf } from './storage.ts';

export type ParameterStyle = 'GENERAL' | 'GENERAL WITH NULLS' | 'SQL';

interface ExternalProgram {
  readonly procedure: { readonly library: string; readonly name: string; readonly specificName: string };
  readonly program: QualifiedName;
  readonly style: ParameterStyle;
}

/** A procedure that is a program. */
export function externalProcedure(routine: RoutineDescription): Procedure {
  const { library, name, specificName, parameters } = routine;
  const style = (routine.parameterStyle ?? 'SQL') as ParameterStyle;
  const external: ExternalProgram = { procedure: { library, name, specificName }, program: programOf(routine), style };
  return {
    library,
    name,
    parameters,
    async call(session, values) {
      await checkExecute(session, routine);
      return callProgram(session, external, parameters, values);
    },
  };
}

/** `LIB/PGM`. Errors: -449. */
function programOf({ externalName = '', name, library }: RoutineDescription): QualifiedName {
  const [, own, program = externalName] = /^(?:([^/.]+)[/.])?([^/.()]+)$/.exec(externalName) ?? [];
  if (program === '') throw new SqlError(-449, [name, library]);
  return { name: program, library: own ?? '*LIBL' };
}

/**
 * Calls a program with one parameter for each of the procedure's, and then those of the style: an array of indicators (GENERAL WITH
 * NULLS); an indicator for each, the state, the names of the procedure and a text (SQL). Source: "Passing arguments to external
 * routines", Embedded SQL Programming.
 * @throws SqlError -444 no such program, -551, -470 NULL where there is no indicator, -443 for an escape message or a state 38xxx
 */
export async function callProgram(
  session: Session,
  external: ExternalProgram,
  parameters: readonly ParameterDescription[],
  values: readonly SqlValue[],
): Promise<Returned> {
  const { procedure, style } = external;
  const text = charset(session.job.defaultCcsid);
  const found = await findProgram(session, external);
  const refused = parameters.findIndex(({ mode }, index) => mode !== 'OUT' && values[index] === null);
  if (style === 'GENERAL' && refused >= 0) throw new SqlError(-470, [String(refused + 1)]);
  const given = parameters.map(({ type }, index) => storageOf(values[index]!, type, text));
  const indicators = values.map((value, index) => indicator(value, parameters[index]!));
  const states = stateParameters(external).map(({ type, value }) => ({ type, storage: storageOf(value, type, text) }));
  const storage = [
    ...given,
    ...(style === 'GENERAL WITH NULLS' ? [Buffer.concat(indicators)] : []),
    ...(style === 'SQL' ? [...indicators, ...states.map(one => one.storage)] : []),
  ];
  await run(session, external, found, storage);

  const isNull = nullsOf(style, storage, parameters.length);
  const warnings: SqlWarning[] = [];
  if (style === 'SQL') {
    const [state, , , message] = states.map(one => readValue(one.storage, one.type, text) as string);
    checkState(state!, message!, procedure.name, warnings);
  }
  return {
    values: parameters.map(({ type, mode }, index) => {
      if (mode === 'IN') return values[index]!;
      return isNull(index) ? null : readValue(given[index]!, type, text);
    }),
    resultSets: [],
    warnings,
  };
}

function indicator(value: SqlValue, { mode }: ParameterDescription): Buffer {
  const storage = Buffer.alloc(2);
  storage.writeInt16BE(value === null && mode !== 'OUT' ? -1 : 0);
  return storage;
}

function nullsOf(style: ParameterStyle, storage: readonly Buffer[], count: number): (index: number) => boolean {
  switch (style) {
    case 'GENERAL':
      return () => false;
    case 'GENERAL WITH NULLS':
      return index => storage[count]!.readInt16BE(2 * index) < 0;
    case 'SQL':
      return index => storage[count + index]!.readInt16BE() < 0;
  }
}

/** SQLSTATE, the qualified and the specific name, and the text of a message. */
function stateParameters({ procedure }: ExternalProgram): { readonly type: SqlType; readonly value: string }[] {
  const { library, name, specificName } = procedure;
  const varying = (length: number): SqlType => ({ name: 'VARCHAR', length, ccsid: 37 });
  return [
    { type: { name: 'CHAR', length: 5, ccsid: 37 }, value: '00000' },
    { type: varying(517), value: `${library}.${name}` },
    { type: varying(128), value: specificName },
    { type: varying(1000), value: '' },
  ];
}

/** `38xxx` is an error of the program, `01Hxx` a warning; anything else but zeros is not allowed (-463). */
function checkState(sqlstate: string, message: string, name: string, warnings: SqlWarning[]): void {
  if (/^(00000|\s*|\0*)$/.test(sqlstate)) return;
  if (/^01H/.test(sqlstate)) warnings.push({ sqlcode: 462, sqlstate, tokens: [name, sqlstate, message] });
  else if (/^38/.test(sqlstate)) throw new SqlError(-443, [name, sqlstate, message], undefined, { sqlstate });
  else throw new SqlError(-463, [name, sqlstate]);
}

async function findProgram({ job, host }: Session, { procedure, program }: ExternalProgram): Promise<Program> {
  try {
    return await host.programs.program(job, program);
  } catch (error) {
    throw notCallable(error, procedure, program);
  }
}

async function run(
  session: Session,
  { procedure }: ExternalProgram,
  program: Program,
  storage: Buffer[],
): Promise<void> {
  try {
    await session.interruption.race(program.call(session.job, storage));
  } catch (error) {
    if (!(error instanceof EscapeError)) throw error;
    const { id, text } = error.escape;
    throw new SqlError(-443, [procedure.name, id, text], undefined, { cause: error });
  }
}

function notCallable(error: unknown, { name, library }: ExternalProgram['procedure'], program: QualifiedName): unknown {
  if (!(error instanceof EscapeError)) return error;
  const facts = { cause: error };
  if (/^CPF98(02|20)$/.test(error.escape.id))
    return new SqlError(-551, [program.name, program.library, 'PGM'], undefined, facts);
  return new SqlError(-444, [name, library, '', `${program.library}/${program.name}`], undefined, facts);
}
