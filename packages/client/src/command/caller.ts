import type { Arguments, Parameters, Returned } from '@bigiron/wire/program/index';
import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import type { HostMessage } from '../errors.ts';
import { qualifiedName } from '../names.ts';
import type { RawParameter } from './parameters.ts';
import {
  isByValue,
  type ProcedureOptions,
  procedureCaller,
  procedureParameters,
  procedureResult,
} from './procedure.ts';
import type { CommandServer } from './server.ts';
import { rawParameters, returned } from './typed.ts';

/** What a command that ended normally sent back. */
export interface CommandOutcome {
  readonly messages: readonly HostMessage[];
}

/** What a procedure of a service program gave back. */
export interface ProcedureOutcome<V> {
  readonly values: V;
  /** The return value; 0 when the call did not say `returns: 'integer'`. */
  readonly returned: number;
  /** C's errno beside it, which is of interest only when the return value says so. */
  readonly errno: number;
}

type Outputs = readonly (Buffer | undefined)[];

/** Whatever has a job of the host to run commands and programs in: a Job, or a Host with the one that its calls share. */
export abstract class Caller {
  /** Milliseconds for calls that name no time-out. */
  readonly #timeout: number | undefined;

  constructor(timeout: number | undefined) {
    this.#timeout = timeout;
  }

  /** Runs `work` when the job is free for it. What `command`, `call` and the objects are made of. */
  abstract inJob<R>(limits: Limits, work: (server: CommandServer) => Promise<R>): Promise<R>;

  /** Runs a CL command. Fails with HostError when it ends with an escape message. */
  async command(text: string, options: CallOptions = {}): Promise<CommandOutcome> {
    const limits = this.#limits(options);
    return this.inJob(limits, async server => ({ messages: await server.run(text, limits) }));
  }

  /**
   * Calls a program, `'LIB/PROGRAM'`, with parameters as bytes; resolves with what it gave back, in the same order. Fails with HostError
   * when it is not there or ends with an escape message.
   */
  call(program: string, parameters: readonly RawParameter[], options?: CallOptions): Promise<Outputs>;
  /**
   * Calls a program with declared parameters: `call('SHOP/PRICE', { item: char(10), total: out(packed(9, 2)) }, { item: 'A1' })`. Resolves
   * with its output by name. Text is in the CCSID of the job.
   */
  call<P extends Parameters>(
    program: string,
    parameters: P,
    values: Arguments<P>,
    options?: CallOptions,
  ): Promise<Returned<P>>;
  call(program: string, parameters: readonly RawParameter[] | Parameters, ...rest: unknown[]): Promise<unknown> {
    return isRaw(parameters)
      ? this.#callRaw(program, parameters, ...(rest as [CallOptions?]))
      : this.#callTyped(program, parameters, ...(rest as [Arguments<Parameters>, CallOptions?]));
  }

  /**
   * Calls a procedure of a service program, `'LIB/SERVICEPGM'`. Parameters are declared as for `call`, and `byValue(int32())` where the
   * procedure wants the value itself.
   */
  async callProcedure<P extends Parameters>(
    serviceProgram: string,
    procedure: string,
    parameters: P,
    values: Arguments<P>,
    options: ProcedureOptions & CallOptions = {},
  ): Promise<ProcedureOutcome<Returned<P>>> {
    const name = qualifiedName(serviceProgram);
    const passedByValue = Object.values(parameters).map(isByValue);
    const limits = this.#limits(options);
    return this.inJob(limits, async server => {
      const own = rawParameters(parameters, values, server.charset);
      const all = procedureParameters(name, procedure, own, passedByValue, options, server.charset);
      const { storage, value, errno } = procedureResult(await server.call(procedureCaller, all, limits));
      return { values: returned(parameters, storage, server.charset), returned: value, errno };
    });
  }

  async #callRaw(program: string, parameters: readonly RawParameter[], options: CallOptions = {}): Promise<Outputs> {
    const name = qualifiedName(program);
    const limits = this.#limits(options);
    return this.inJob(limits, server => server.call(name, parameters, limits));
  }

  async #callTyped<P extends Parameters>(
    program: string,
    parameters: P,
    values: Arguments<P>,
    options: CallOptions = {},
  ): Promise<Returned<P>> {
    const name = qualifiedName(program);
    const limits = this.#limits(options);
    return this.inJob(limits, async server => {
      const raw = rawParameters(parameters, values, server.charset);
      return returned(parameters, await server.call(name, raw, limits), server.charset);
    });
  }

  #limits(options: CallOptions): Limits {
    return limitsOf(options, this.#timeout);
  }
}

function isRaw(parameters: readonly RawParameter[] | Parameters): parameters is readonly RawParameter[] {
  return Array.isArray(parameters);
}
