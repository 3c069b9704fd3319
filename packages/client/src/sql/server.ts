import type { Buffer } from 'node:buffer';
import { type Charset, charset, loadCharset } from '@bigiron/wire/ccsid/index';
import {
  AddLibraryList,
  Cancel,
  EndServer,
  ErrorClass,
  Place,
  Reply,
  SendResultsSet,
  SetAttributes,
} from '@bigiron/wire/hostserver/database/index';
import { type Limits, limitsOf, overdue, unlimited, watch } from '../connection/limits.ts';
import type { Pooled } from '../connection/pool.ts';
import type { ServerConnection } from '../connection/server.ts';
import { Turns } from '../connection/turns.ts';
import { ConnectionError } from '../errors.ts';
import { type ServerFacts, serverFacts, setAttributes } from './attributes.ts';
import { SqlError } from './error.ts';
import type { SqlOptions } from './options.ts';
import { wanted } from './wanted.ts';

/** Milliseconds that the host has to answer a statement which was cancelled. */
const cancelTime = 5000;

/** Opens another connection to the same database, for what cannot be said on this one. */
export type OpenDatabase = (options: SqlOptions, limits: Limits) => Promise<DatabaseServer>;

/** A connection to the database server: one job, whose requests run one after the other. */
export class DatabaseServer implements Pooled {
  readonly facts: ServerFacts;
  /** Names and text in the job. */
  readonly charset: Charset;
  readonly options: SqlOptions;
  readonly #connection: ServerConnection;
  readonly #open: OpenDatabase;
  readonly #turns = new Turns(1);
  /** Requests without a reply, which go with the next one that has one. */
  #held: Buffer[] = [];
  readonly #handles = new Set<number>();

  private constructor(
    connection: ServerConnection,
    facts: ServerFacts,
    text: Charset,
    options: SqlOptions,
    open: OpenDatabase,
  ) {
    this.#connection = connection;
    this.facts = facts;
    this.charset = text;
    this.options = options;
    this.#open = open;
  }

  /** The first requests on a connection to the database server: attributes, then the library list. */
  static async exchange(
    connection: ServerConnection,
    options: SqlOptions,
    open: OpenDatabase,
    limits: Limits,
  ): Promise<DatabaseServer> {
    const bits = wanted('attributes');
    const frame = await connection.requests.request(setAttributes(options, bits), limits);
    const { attributes, errorClass, returnCode } = Reply.decode(frame, charset(37));
    if (!attributes) {
      const why = `class ${errorClass}, return code ${returnCode}`;
      throw new ConnectionError(`The database server does not tell its attributes: ${why}`, 'protocol');
    }
    const facts = serverFacts(attributes);
    const server = new DatabaseServer(connection, facts, await loadCharset(facts.ccsid), options, open);
    if (options.libraries !== undefined) await server.#addLibraries(options.libraries, limits);
    return server;
  }

  get usable(): boolean {
    return this.#connection.usable;
  }

  /** `number/user/name`. */
  get job(): string {
    return this.#connection.job;
  }

  validate(limits: Limits): Promise<boolean> {
    return this.#connection.validate(limits);
  }

  onClosed(listener: () => void): void {
    this.#connection.requests.onClosed(listener);
  }

  /** Ends the job, after what is under way. */
  close(): Promise<void> {
    this.#connection.requests.tell(EndServer.encode({}));
    return this.#connection.close();
  }

  /** A number by which requests name a statement. */
  handle(): number {
    let handle = 1;
    while (this.#handles.has(handle)) handle++;
    this.#handles.add(handle);
    return handle;
  }

  release(handle: number): void {
    this.#handles.delete(handle);
  }

  /** Sends a request that has no reply, together with the next one that has. */
  hold(frame: Buffer): void {
    this.#held.push(frame);
  }

  /**
   * Sends a request and reads its reply. When the time is over or the signal aborts, the host is told to stop on another connection; the
   * call fails when it has. Fails with SqlError.
   */
  async ask(frame: Buffer, limits: Limits): Promise<Reply> {
    const turn = this.#turns.take(limits);
    if (turn !== undefined) await turn;
    try {
      return await this.#asked(frame, limits);
    } finally {
      this.#turns.give();
    }
  }

  async #asked(frame: Buffer, limits: Limits): Promise<Reply> {
    const late = overdue(limits);
    if (late !== undefined) throw late;
    const own = limits.deadline === undefined ? limitsOf(limits, this.options.timeout) : limits;
    const held = this.#held;
    this.#held = [];
    const { requests } = this.#connection;
    let givenUp: { readonly reason: unknown; readonly settled: Promise<void> } | undefined;
    let answered = false;
    const forget = watch(own, reason => {
      givenUp = { reason, settled: this.#interrupt(reason, () => answered) };
    });
    try {
      const reply = Reply.decode(await requests.request(frame, unlimited, held), this.charset);
      answered = true;
      if (givenUp === undefined) await this.#check(reply, frame);
      return reply;
    } finally {
      answered = true;
      forget();
      // A cancellation that comes late must not hit the next statement.
      await (givenUp as { settled: Promise<void> } | undefined)?.settled;
      throwIfGivenUp(givenUp);
    }
  }

  /** SQLCODE below 0, or anything but a statement that was done, a last row, and libraries that could not be added. */
  async #check({ errorClass, returnCode, sqlca }: Reply, request: Buffer): Promise<void> {
    if (errorClass === ErrorClass.none || errorClass === ErrorClass.endOfData) return;
    if (errorClass === ErrorClass.libraryList || returnCode > 0) return;
    const results = request.readUInt16BE(returnResultsOffset);
    const bits = wanted('messageId', 'messageText', 'secondLevelText', 'sqlca');
    const question = SendResultsSet.encode({ results: bits, returnResults: results, fillResults: results });
    const { requests } = this.#connection;
    const told = Reply.decode(await requests.request(question, limitsOf({ timeout: cancelTime })), this.charset);
    const known = told.sqlca ?? sqlca;
    const sqlcode = errorClass === ErrorClass.sql ? returnCode : (known?.code ?? returnCode);
    const messageId = told.messageId?.trimEnd() || `SQL${String(Math.abs(sqlcode)).padStart(4, '0')}`;
    const position = known?.diagnostics?.[4];
    throw new SqlError(told.messageText?.trimEnd() || `${messageId}: class ${errorClass}, return code ${returnCode}`, {
      sqlcode,
      sqlstate: known?.state.trimEnd() || '58004',
      messageId,
      help: told.secondLevelText?.trimEnd() ?? '',
      position: position !== undefined && position > 0 ? position - 1 : undefined,
    });
  }

  /**
   * Ends what is under way: by a request on another connection, or, where the host cannot do that or does not, by closing this one. Resolves
   * when no more of it will come.
   */
  async #interrupt(reason: unknown, answered: () => boolean): Promise<void> {
    const { requests } = this.#connection;
    const end = () => {
      if (!answered()) requests.destroy(reason);
    };
    if (this.facts.level < cancelLevel) return end();
    // Not waited for: an answer to what is under way ends the wait.
    setTimeout(end, cancelTime).unref();
    const limits = limitsOf({ timeout: cancelTime });
    try {
      const other = await this.#open({}, limits);
      try {
        await other.ask(Cancel.encode({ results: wanted(), job: this.facts.job }, {}, this.charset), limits);
      } finally {
        void other.close();
      }
    } catch {
      end();
    }
  }

  /** Changes attributes of the job. */
  async change(attributes: Parameters<typeof SetAttributes.encode>[0], limits: Limits): Promise<void> {
    const bits = wanted('attributes');
    await this.ask(SetAttributes.encode({ ...attributes, results: bits }, {}, this.charset), limits);
  }

  /** `*LIBL` stands for the list that the job has; without it the first library takes its place. */
  async #addLibraries(libraries: readonly string[], limits: Limits): Promise<void> {
    const names = libraries.map(name => name.toUpperCase());
    const own = names.indexOf('*LIBL');
    const list =
      own < 0
        ? names.map((name, index) => ({ place: index === 0 ? Place.current : Place.last, name }))
        : [
            ...names
              .slice(0, own)
              .reverse()
              .map(name => ({ place: Place.first, name })),
            ...names.slice(own + 1).map(name => ({ place: Place.last, name })),
          ];
    const request = AddLibraryList.encode({ results: wanted(), libraries: list }, {}, this.charset);
    if (list.length > 0) await this.ask(request, limits);
  }
}

/** The functional level from which on a host takes requests to cancel. */
const cancelLevel = 5;

/** Where the handle of the operation results set is in a request. */
const returnResultsOffset = 28;

function throwIfGivenUp(givenUp: { readonly reason: unknown } | undefined): void {
  if (givenUp !== undefined) throw givenUp.reason;
}
