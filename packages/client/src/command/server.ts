import { type Charset, charset, loadCharset } from '@bigiron/wire/ccsid/index';
import {
  AttributesExchanged,
  CallProgram,
  CommandReply,
  EndServer,
  ExchangeAttributes,
  ProgramReply,
  RunCommand,
} from '@bigiron/wire/hostserver/command/index';
import type { Limits } from '../connection/limits.ts';
import type { RequestConnection } from '../connection/requests.ts';
import type { ServerConnection } from '../connection/server.ts';
import { ConnectionError, type HostMessage } from '../errors.ts';
import { messagesOf } from '../messages.ts';
import { level, messageOption } from './level.ts';
import { endsConnection, isGood, refusal } from './outcome.ts';
import { outputSize, partOf, type RawParameter, storageOf } from './parameters.ts';

/** The language of messages that a client asks for when it has no wish: English. */
const nationalLanguage = '2924';
const clientCcsid = 1200;

/** A program or service program by library (or `*LIBL`, `*CURLIB`) and name. */
export interface ProgramName {
  readonly library: string;
  readonly name: string;
}

/** A connection to the remote command server: one job, whose requests run one after the other. */
export class CommandServer {
  /** `number/user/name`. */
  readonly job: string;
  /** Names, messages and the text of parameters. */
  readonly charset: Charset;
  readonly #requests: RequestConnection;
  readonly #level: number;

  private constructor(job: string, text: Charset, requests: RequestConnection, serverLevel: number) {
    this.job = job;
    this.charset = text;
    this.#requests = requests;
    this.#level = serverLevel;
  }

  /** The first request on a connection to the remote command server. */
  static async exchange({ requests, job }: ServerConnection, limits: Limits): Promise<CommandServer> {
    const wanted = { ccsid: clientCcsid, nlv: nationalLanguage, version: 1, level: 0 };
    const frame = await requests.request(ExchangeAttributes.encode(wanted, {}, charset(37)), limits);
    const reply = AttributesExchanged.decode(frame, charset(37));
    if (!isGood(reply.returnCode)) throw refusal('The remote command server', reply.returnCode, []);
    return new CommandServer(job, await loadCharset(reply.ccsid), requests, reply.level);
  }

  get usable(): boolean {
    return this.#requests.usable;
  }

  onClosed(listener: () => void): void {
    this.#requests.onClosed(listener);
  }

  async run(command: string, limits: Limits): Promise<HostMessage[]> {
    const text = this.#level >= level.unicodeCommands ? { command } : { jobCommand: command };
    const request = RunCommand.encode({ messages: messageOption(this.#level), ...text }, {}, this.charset);
    const reply = CommandReply.decode(await this.#requests.request(request, limits), this.charset);
    const messages = messagesOf(reply);
    this.#check(command, reply.returnCode, messages);
    return messages;
  }

  /** Resolves with the storage of each parameter after the call; undefined for those that are only input. `takes`: see ProgramOptions. */
  async call(
    { library, name }: ProgramName,
    parameters: readonly RawParameter[],
    limits: Limits,
    takes = false,
  ): Promise<(Buffer | undefined)[]> {
    const value = {
      program: name,
      library,
      messages: messageOption(this.#level),
      parameterCount: parameters.length,
      parameters: parameters.map(parameter => partOf(parameter, this.#level)),
    };
    const request = CallProgram.encode(value, {}, this.charset);
    const frame = await (takes ? this.#requests.takeOrLeave(request, limits) : this.#requests.request(request, limits));
    const reply = ProgramReply.decode(frame, this.charset);
    this.#check(`${library}/${name}`, reply.returnCode, messagesOf(reply));

    const replied = reply.parameters.values();
    return parameters.map(parameter => {
      const size = outputSize(parameter);
      if (size === undefined) return undefined;
      if (size === 0) return Buffer.alloc(0);
      const part = replied.next().value;
      if (part === undefined)
        throw new ConnectionError(`${library}/${name}: the reply lacks output parameters`, 'protocol');
      return storageOf(part, size);
    });
  }

  /** Ends the job, after what is under way. */
  close(): Promise<void> {
    this.#requests.tell(EndServer.encode({}));
    return this.#requests.leave();
  }

  #check(what: string, returnCode: number, messages: readonly HostMessage[]): void {
    if (isGood(returnCode)) return;
    const error = refusal(what, returnCode, messages);
    if (endsConnection(returnCode)) this.#requests.destroy(error);
    throw error;
  }
}
