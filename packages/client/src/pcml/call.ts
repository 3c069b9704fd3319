import { type Charset, charset, loadCharset } from '@bigiron/wire/ccsid/index';
import type { RawParameter } from '../command/parameters.ts';
import { type ProcedureOptions, procedureCaller, procedureParameters, procedureResult } from '../command/procedure.ts';
import type { CommandServer } from '../command/server.ts';
import type { Limits } from '../connection/limits.ts';
import type { PcmlElement, PcmlProgram } from './element.ts';
import { PcmlError } from './error.ts';
import { decodeParameter } from './read.ts';
import { type PcmlValues, Run } from './run.ts';
import { encodeParameter, sizeOf } from './write.ts';

/** What a program that a PCML document declares gave back. */
export interface PcmlOutcome {
  /** Parameters with usage output or inputoutput, by name. */
  readonly values: PcmlValues;
  /** Return value and errno of a procedure with `returnvalue="integer"`; else 0. */
  readonly returned: number;
  readonly errno: number;
}

/** `release`: the number of the host's, as in `00070500`. */
export async function callPcml(
  server: CommandServer,
  program: PcmlProgram,
  values: PcmlValues,
  release: number,
  limits: Limits,
): Promise<PcmlOutcome> {
  checkNames(program, values);
  const charsets = await charsetsOf(program.parameters, server.charset);
  const run = new Run(values, release, charsets);
  const parameters = program.parameters.filter(parameter => run.has(parameter));
  const raw = parameters.map(parameter => rawParameter(run, parameter, values));
  const { storage, value, errno } = await send(server, program, parameters, raw, limits);

  const output: Record<string, unknown> = {};
  for (const parameter of program.parseOrder) {
    const bytes = storage[parameters.indexOf(parameter)];
    if (bytes === undefined || parameter.name === undefined) continue;
    decodeParameter(run, parameter, bytes);
    Object.defineProperty(output, parameter.name, Object.getOwnPropertyDescriptor(run.values, parameter.name) ?? {});
  }
  return { values: output, returned: value, errno };
}

async function send(
  server: CommandServer,
  { library, program, entryPoint, returnsInteger }: PcmlProgram,
  parameters: readonly PcmlElement[],
  raw: readonly RawParameter[],
  limits: Limits,
) {
  const name = { library, name: program };
  if (entryPoint === undefined) return { storage: await server.call(name, raw, limits), value: 0, errno: 0 };
  const options: ProcedureOptions = { returns: returnsInteger ? 'integer' : 'nothing' };
  const byValue = parameters.map(parameter => parameter.kind === 'scalar' && parameter.byValue);
  const all = procedureParameters(name, entryPoint, raw, byValue, options, server.charset);
  return procedureResult(await server.call(procedureCaller, all, limits));
}

function rawParameter(run: Run, parameter: PcmlElement, values: PcmlValues): RawParameter {
  const given = parameter.name === undefined ? undefined : values[parameter.name];
  if (parameter.usage === 'output') return { out: sizeOf(run, parameter) };
  const bytes = encodeParameter(run, parameter, given);
  return parameter.usage === 'input' ? bytes : { inout: bytes, size: Math.max(bytes.length, sizeOf(run, parameter)) };
}

function checkNames({ name, parameters }: PcmlProgram, values: PcmlValues): void {
  const names = parameters.map(parameter => parameter.name);
  const unknown = Object.keys(values).find(key => !names.includes(key));
  if (unknown !== undefined) throw new PcmlError('pcml-value', `${name} has no parameter ${unknown}`);
}

/** Loads what the document names by number; what a reference leads to must be among the CCSIDs that are always there. */
async function charsetsOf(
  parameters: readonly PcmlElement[],
  job: Charset,
): Promise<(ccsid: number | undefined) => Charset> {
  const ccsids = new Set<number>();
  const visit = (element: PcmlElement): void => {
    if (element.kind === 'struct') element.children.forEach(visit);
    else if (typeof element.ccsid === 'number') ccsids.add(element.ccsid);
  };
  parameters.forEach(visit);
  await Promise.all([...ccsids].map(ccsid => loadCharset(ccsid)));
  return ccsid => (ccsid === undefined || ccsid === 0 || ccsid === 65535 ? job : charset(ccsid));
}
