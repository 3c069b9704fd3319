import { charset } from '@bigiron/wire/ccsid/index';
import {
  AttributesExchanged,
  CommandReply,
  EndServer,
  ExchangeAttributes,
  MessageOption,
  RunCommand,
} from '@bigiron/wire/hostserver/command/index';
import type { CallOptions } from '../connection/requests.ts';
import { ServerConnection } from '../connection/server.ts';
import { type CommandOutcome, messagesOf, refusal } from './messages.ts';

/** The language of messages that a client asks for when it has no wish: English. */
const nationalLanguage = '2924';
/** Levels of the remote command server. */
const level = { allMessages: 7, unicodeCommands: 10, fullMessages: 11 } as const;

/** One job of the remote command server: commands and programs run in it one after the other. */
export class CommandJob implements Disposable {
  readonly #connection: ServerConnection;
  readonly #level: number;

  private constructor(connection: ServerConnection, serverLevel: number) {
    this.#connection = connection;
    this.#level = serverLevel;
  }

  static async start(connection: ServerConnection, options: CallOptions): Promise<CommandJob> {
    const wanted = { ccsid: 1200, nlv: nationalLanguage, version: 1, level: 0 };
    const reply = await connection.requests.request(
      correlation => ExchangeAttributes.encode(wanted, { correlation }, charset(37)),
      options,
    );
    const { ccsid, level: serverLevel } = AttributesExchanged.decode(reply, charset(37));
    return new CommandJob(new ServerConnection(connection.requests, connection.job, ccsid), serverLevel);
  }

  /** `number/user/name`. */
  get name(): string {
    return this.#connection.job;
  }

  get usable(): boolean {
    return this.#connection.usable;
  }

  /** Runs a CL command. Fails with HostError when it ends with an escape message. */
  async command(text: string, options: CallOptions = {}): Promise<CommandOutcome> {
    const { requests, charset: job } = this.#connection;
    const value = {
      messages: this.#messageOption(),
      ...(this.#level >= level.unicodeCommands ? { command: text } : { jobCommand: text }),
    };
    const frame = await requests.request(correlation => RunCommand.encode(value, { correlation }, job), options);
    const reply = CommandReply.decode(frame, job);
    const messages = messagesOf(reply);
    if (reply.returnCode >= 0x0200) throw refusal(text, messages);
    return { messages };
  }

  close(): void {
    this.#connection.requests.tell(EndServer.encode({}));
    this.#connection.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  #messageOption(): number {
    if (this.#level >= level.fullMessages) return MessageOption.allInFull;
    if (this.#level >= level.unicodeCommands) return MessageOption.allWithHelp;
    return this.#level >= level.allMessages ? MessageOption.all : MessageOption.upToTen;
  }
}
