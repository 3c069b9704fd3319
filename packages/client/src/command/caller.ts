import type { Charset } from '@bigiron/wire/ccsid/index';
import type { Arguments, Parameters, Returned } from '@bigiron/wire/program/index';
import { type CallOptions, type Limits, limitsOf } from '../connection/limits.ts';
import type { HostMessage } from '../errors.ts';
import { type ObjectName, qualifiedName } from '../names.ts';
import { DataArea } from '../objects/data-area.ts';
import { describeJob, type JobInformation } from '../objects/job-information.ts';
import { MessageQueue } from '../objects/message-queue.ts';
import { describeObject, type ObjectDescription } from '../objects/object-description.ts';
import { type SystemValue, systemValues } from '../objects/system-values.ts';
import { describeUser, type UserInformation } from '../objects/user-information.ts';
import { type ListedUser, listUsers, type UserListOptions } from '../objects/user-list.ts';
import { UserSpace } from '../objects/user-space.ts';
import { callPcml, type PcmlOutcome } from '../pcml/call.ts';
import type { PcmlDocument } from '../pcml/document.ts';
import type { PcmlValues } from '../pcml/run.ts';
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

export interface ProgramOptions extends CallOptions {
  /** Seconds that the program itself may wait for something, which come on top of the time-out. */
  readonly wait?: number;
  /**
   * The program gives back what it takes away elsewhere. Given up by time-out or signal, the call still returns what was on its way, so that
   * nothing is lost.
   */
  readonly takes?: boolean;
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

export interface CallerOptions {
  /** Milliseconds for calls that name no time-out. */
  readonly timeout: number | undefined;
  /** Of the host, as in `00070500`. */
  readonly release: number;
}

/** Whatever has a job of the host to run commands and programs in: a Job, or a Host with the one that its calls share. */
export abstract class Caller {
  readonly #timeout: number | undefined;
  readonly #release: number;

  constructor({ timeout, release }: CallerOptions) {
    this.#timeout = timeout;
    this.#release = release;
  }

  /** Runs `work` when the job is free for it. What `command`, `call` and the objects are made of. */
  abstract inJob<R>(limits: Limits, work: (server: CommandServer) => Promise<R>): Promise<R>;

  /** How the job writes text. */
  charset(options: CallOptions = {}): Promise<Charset> {
    return this.inJob(this.#limits(options), async server => server.charset);
  }

  dataArea(...name: ObjectName): DataArea {
    return new DataArea(this, qualifiedName(...name));
  }

  userSpace(...name: ObjectName): UserSpace {
    return new UserSpace(this, qualifiedName(...name));
  }

  messageQueue(...name: ObjectName): MessageQueue {
    return new MessageQueue(this, qualifiedName(...name));
  }

  /** What the host keeps about an object, e.g. `objectDescription('SHOP/ORDERS', '*DTAQ')`. */
  async objectDescription(name: string, type: string, options: CallOptions = {}): Promise<ObjectDescription> {
    return describeObject(this, qualifiedName(name), type, options);
  }

  /** A user profile; by default that of the user. */
  userInformation(user = '*CURRENT', options: CallOptions = {}): Promise<UserInformation> {
    return describeUser(this, user, options);
  }

  /** The user profiles that this user may see, by name. */
  listUsers(options: UserListOptions = {}): Promise<ListedUser[]> {
    return listUsers(this, options);
  }

  /** A job by `number/user/name`; by default the one in which calls run. */
  jobInformation(job = '*', options: CallOptions = {}): Promise<JobInformation> {
    return describeJob(this, job, options);
  }

  /** A system value, e.g. `QCCSID`. */
  async systemValue(name: string, options: CallOptions = {}): Promise<SystemValue> {
    return (await systemValues(this, [name], options)).get(name.toUpperCase()) as SystemValue;
  }

  /** Several system values in one call, by name. */
  systemValues(names: readonly string[], options: CallOptions = {}): Promise<Map<string, SystemValue>> {
    return systemValues(this, names, options);
  }

  /** Runs a CL command. Fails with HostError when it ends with an escape message. */
  async command(text: string, options: CallOptions = {}): Promise<CommandOutcome> {
    const limits = this.#limits(options);
    return this.inJob(limits, async server => ({ messages: await server.run(text, limits) }));
  }

  /**
   * Calls a program, `'LIB/PROGRAM'`, with parameters as bytes; resolves with what it gave back, in the same order. Fails with HostError
   * when it is not there or ends with an escape message.
   */
  call(program: string, parameters: readonly RawParameter[], options?: ProgramOptions): Promise<Outputs>;
  /**
   * Calls a program with declared parameters: `call('SHOP/PRICE', { item: char(10), total: out(packed(9, 2)) }, { item: 'A1' })`. Resolves
   * with its output by name. Text is in the CCSID of the job.
   */
  call<P extends Parameters>(
    program: string,
    parameters: P,
    values: Arguments<P>,
    options?: ProgramOptions,
  ): Promise<Returned<P>>;
  call(program: string, parameters: readonly RawParameter[] | Parameters, ...rest: unknown[]): Promise<unknown> {
    return isRaw(parameters)
      ? this.#callRaw(program, parameters, ...(rest as [ProgramOptions?]))
      : this.#callTyped(program, parameters, ...(rest as [Arguments<Parameters>, ProgramOptions?]));
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

  /**
   * Calls a program that a PCML document declares, with values by the names of its elements: numbers, strings, bytes, lists for arrays, objects
   * for structures. What was not given takes its `init`. Fails with PcmlError, or as `call`.
   */
  async callPcml(
    document: PcmlDocument,
    program: string,
    values: PcmlValues = {},
    options: CallOptions = {},
  ): Promise<PcmlOutcome> {
    const declared = document.program(program);
    const limits = this.#limits(options);
    return this.inJob(limits, server => callPcml(server, declared, values, this.#release, limits));
  }

  async #callRaw(program: string, parameters: readonly RawParameter[], options: ProgramOptions = {}): Promise<Outputs> {
    const name = qualifiedName(program);
    const limits = this.#limits(options);
    return this.inJob(limits, server => server.call(name, parameters, limits, options.takes));
  }

  async #callTyped<P extends Parameters>(
    program: string,
    parameters: P,
    values: Arguments<P>,
    options: ProgramOptions = {},
  ): Promise<Returned<P>> {
    const name = qualifiedName(program);
    const limits = this.#limits(options);
    return this.inJob(limits, async server => {
      const raw = rawParameters(parameters, values, server.charset);
      return returned(parameters, await server.call(name, raw, limits, options.takes), server.charset);
    });
  }

  #limits({ timeout = this.#timeout, signal, wait = 0 }: ProgramOptions): Limits {
    return limitsOf({ timeout: timeout === undefined ? undefined : timeout + wait * 1000, signal });
  }
}

function isRaw(parameters: readonly RawParameter[] | Parameters): parameters is readonly RawParameter[] {
  return Array.isArray(parameters);
}
