import { Authority } from '../../system/authority/rights.ts';
import type { Job } from '../../system/jobs/job.ts';
import { EscapeError, type Message, MessageType } from '../../system/messages/message.ts';
import { impromptu } from '../../system/messages/shipped-catalogue.ts';
import type { CommandDefinition, Setting } from '../definition/command.ts';
import type { DateFormat } from '../definition/dates.ts';
import { read } from '../definition/read.ts';
import { parse } from '../parse/parse.ts';
import type { CommandSyntax } from '../parse/syntax.ts';
import type { Problem } from '../problem.ts';
import type { CommandContext, Rooms } from './context.ts';
import { presentable } from './presentable.ts';

export interface RunOptions {
  /**
   * The escape message for a command that has errors: CPF0001 names the command (programs, the remote command server), CPF0006 does
   * not (QCMDEXC, QCAPCMD, system()). Default CPF0001.
   */
  readonly errorEscape?: 'CPF0001' | 'CPF0006';
  /**
   * A program runs the command, itself or through QCMDEXC. Limited capabilities are about what users enter: at a command line, through
   * FTP, REXEC and the remote command server. Source: IBM i documentation, "Limit capabilities".
   */
  readonly fromProgram?: boolean;
}

/** A command that was found and whose values are all right. */
interface Checked {
  readonly definition: CommandDefinition;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Runs CL commands, given as text, in a job and under the authority of its current user. */
export class CommandInterpreter {
  readonly #rooms: Rooms;
  readonly #commands: ReadonlyMap<string, CommandDefinition>;
  /** A command that runs another one, through a program, passes its escape on: it is logged where it was sent. */
  readonly #logged = new WeakSet<EscapeError>();

  /** `commands` by name. */
  constructor(rooms: Rooms, commands: ReadonlyMap<string, CommandDefinition>) {
    this.#rooms = rooms;
    this.#commands = commands;
  }

  /**
   * Runs one command. Its messages, completion messages included, are in the job log afterwards.
   * @throws EscapeError when the command has errors or ends with one; the escape message is in the job log, too, after the
   * diagnostics that explain it
   */
  async run(job: Job, text: string, options: RunOptions = {}): Promise<void> {
    const checked = await this.#check(job, text, options);
    if (checked === undefined) return;
    try {
      await checked.definition.run(checked.values, this.#context(job, checked.definition.name, options));
    } catch (error) {
      throw this.#ended(job, checked.definition, error);
    }
  }

  /**
   * Runs the command of a batch job or of somebody at a display. The command is a request message in the job log, without the values that
   * nobody may see.
   * @throws EscapeError as `run`
   */
  async request(job: Job, text: string): Promise<void> {
    job.log.send(impromptu(presentable(text, this.#commands), MessageType.request, 0));
    await this.run(job, text);
  }

  /**
   * Checks one command as far as that is possible without running it, as QCMDCHK does.
   * @throws EscapeError as `run` does for a command that has errors
   */
  async check(job: Job, text: string, options: RunOptions = {}): Promise<void> {
    await this.#check(job, text, options);
  }

  /** Undefined when the text holds no command. */
  async #check(job: Job, text: string, options: RunOptions): Promise<Checked | undefined> {
    const { command, problems } = parse(text);
    if (problems.length > 0) throw this.#refused(job, '*N', problems, options);
    if (command === undefined) return undefined;
    const found = await this.#find(job, command, options);
    if ('id' in found) throw this.#refused(job, command.name, [found], options);
    const dateFormat = job.attribute('DATFMT') as DateFormat;
    const { values, problems: wrong } = read(found, command, { dateFormat });
    if (wrong.length > 0) throw this.#refused(job, command.name, wrong, options);
    return { definition: found, values };
  }

  /** The definition of the command, when it may be run by this job. */
  async #find(job: Job, command: CommandSyntax, { fromProgram }: RunOptions): Promise<CommandDefinition | Problem> {
    const { name, at } = command;
    const library = searched[command.library ?? '*LIBL'] ?? command.library ?? '*LIBL';
    const definition = this.#commands.get(name);
    const values = [name, library];
    try {
      const wanted = { name, library };
      const { objects } = this.#rooms;
      if (objects.resolved(job, wanted, '*CMD', Authority.use) === undefined)
        await objects.resolve(job, wanted, '*CMD', Authority.use);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      const unauthorized = error.messageId === 'CPF9802' || error.messageId === 'CPF9820';
      return { id: unauthorized ? 'CPD0032' : 'CPD0030', values, at };
    }
    if (definition === undefined) return { id: 'CPD0030', values, at };
    const limited = job.profile.limitedCapabilities === '*YES' && fromProgram !== true;
    if (limited && !definition.limitedUsers) return { id: 'CPD0032', values, at };
    const prompted = command.prompted || command.arguments.some(({ prompt }) => prompt !== '');
    const setting: Setting = job.type === 'interactive' ? '*INTERACT' : '*BATCH';
    if (prompted || !definition.allow.includes('*EXEC') || !definition.allow.includes(setting))
      return { id: 'CPD0031', values: [name], at };
    return definition;
  }

  #context(job: Job, name: string, options: RunOptions): CommandContext {
    const { messages } = this.#rooms;
    return {
      ...this.#rooms,
      job,
      complete: (id, replacements) => void job.log.send(messages.completion(id, replacements)),
      diagnose: (id, replacements) => void job.log.send(messages.diagnostic(id, replacements)),
      refuse: problem => this.#refused(job, name, [problem], options),
    };
  }

  #refused(job: Job, name: string, problems: readonly Problem[], { errorEscape = 'CPF0001' }: RunOptions): EscapeError {
    const { messages } = this.#rooms;
    const diagnostics = problems.map(({ id, values }) => messages.diagnostic(id, values));
    const error = messages.escape(errorEscape, errorEscape === 'CPF0001' ? [name] : [], diagnostics);
    return this.#log(job, error);
  }

  /** An error that no command raises on purpose is a function check, CPF9999. */
  #ended(job: Job, { name }: CommandDefinition, error: unknown): EscapeError {
    if (error instanceof EscapeError) return this.#log(job, error);
    const { messages } = this.#rooms;
    const code = error instanceof Error ? error.name : typeof error;
    const check = messages.escape('CPF9999', [code.slice(0, 7), name, '', name, '']);
    return this.#log(job, new EscapeError(check.escape, [], error));
  }

  #log(job: Job, error: EscapeError): EscapeError {
    if (this.#logged.has(error)) return error;
    this.#logged.add(error);
    const send = (message: Message) => job.log.send(message);
    error.diagnostics.forEach(send);
    send(error.escape);
    return error;
  }
}

/** Values of the qualifier of a command name that stand for a search. */
const searched: Readonly<Record<string, string>> = { '*NLVLIBL': '*LIBL', '*SYSTEM': 'QSYS' };
