import { type Charset, charset } from '@bigiron/wire/ccsid/index';
import { anyServer } from '@bigiron/wire/hostserver/header';
import type { Message } from '@bigiron/wire/hostserver/message';
import type { Seeds } from '@bigiron/wire/hostserver/password/index';
import * as ping from '@bigiron/wire/hostserver/ping';
import * as startServer from '@bigiron/wire/hostserver/start-server/index';
import { faulted } from '../net/channels.ts';
import type { Connection, Session } from '../net/connection.ts';
import type { Job, Jobs } from '../system/jobs/job.ts';
import type { Authentication } from '../system/profiles/authentication.ts';
import type { Random } from '../system/random.ts';
import type { Failure } from './failure.ts';
import { type Exchange, type Handler, requestsOf } from './handler.ts';
import { RequestSession } from './session.ts';
import { startHandlers } from './start.ts';
import { vocabulary } from './vocabulary.ts';

/** What every host server needs of the system. */
export interface HostServerRooms {
  readonly authentication: Authentication;
  readonly jobs: Jobs;
  readonly random: Random;
}

/** A host server: requests that are served in a job of its own for each connection. */
export interface HostServer<S> {
  readonly name: string;
  readonly maximumFrame: number;
  /** Server ids that its requests carry. */
  readonly serverIds: readonly number[];
  /** Its prestart job, which is another with TLS on the database server: QZDASOINIT, QZDASSINIT. */
  readonly jobName: string;
  readonly tlsJobName?: string;
  /** Modules of the wire package that export its messages, for traces. */
  readonly messages: readonly object[];
  readonly handlers: readonly Handler<Served<S>>[];
  /** What the door keeps for a connection, once the job has started. */
  begin(job: Job, connection: Connection): S;
  /** The client is gone or the door closes while a request may be under way: that it does not run on for nobody. */
  interrupt?(own: S): void;
  /** The connection is gone: releases what `begin` and the requests have taken. */
  end?(own: S, job: Job): void | Promise<void>;
  /** The error reply to a request that cannot be served; undefined, when the protocol has none, ends the connection. */
  refuse(failure: Failure, exchange: Exchange<Served<S>>): Buffer | undefined;
}

/** The state of a connection. Requests other than those of the start find a job and the door's own part in it. */
export class Served<S> {
  seeds: Seeds | undefined;
  started = false;
  declare job: Job;
  declare own: S;
  #charset: Charset = charset(37);

  begin(job: Job, own: S): void {
    this.job = job;
    this.own = own;
    this.started = true;
  }

  /** Of names and short text: the CCSID of the job, which CHGJOB may change at any time. */
  get charset(): Charset {
    if (this.started && this.job.defaultCcsid !== this.#charset.ccsid) {
      this.#charset = loadedCharset(this.job.defaultCcsid) ?? this.#charset;
    }
    return this.#charset;
  }
}

/** What a host server is to its door: its sessions exchange seeds, sign on and start the job, then serve its requests. */
export interface HostServerDoor {
  readonly name: string;
  readonly maximumFrame: number;
  readonly requests: readonly Message[];
  open(connection: Connection): Session;
}

export function hostServerDoor<S>(server: HostServer<S>, rooms: HostServerRooms): HostServerDoor {
  const { name, maximumFrame } = server;
  const words = vocabulary(startServer, ping, ...server.messages);
  const starting = startHandlers(server, rooms);
  const beforeStart = handlerTable(starting);
  const afterStart = handlerTable(server.handlers);
  const open = (connection: Connection) => {
    const state = new Served<S>();
    const session = new RequestSession<Served<S>>(connection, {
      serverIds: server.serverIds,
      maximumFrame: server.maximumFrame,
      vocabulary: words,
      state,
      handler: (server, id) => (state.started ? afterStart : beforeStart)(server, id),
      charset: () => state.charset,
      signedOn: () => state.started,
      refuse: (failure, exchange) => (state.started ? server.refuse(failure, exchange) : undefined),
      closed: () => void endJob(server, state, connection),
    });
    const { interrupt } = server;
    if (interrupt !== undefined)
      session.signal.addEventListener('abort', () => {
        if (state.started) interrupt(state.own);
      });
    return session;
  };
  return { name, maximumFrame, requests: requestsOf([...starting, ...server.handlers]), open };
}

/** Finds handlers by id, and by server id where several servers share a port and its ids. */
function handlerTable<S>(handlers: readonly Handler<S>[]): (server: number, id: number) => Handler<S> | undefined {
  const key = (server: number, id: number) => server * 0x1_0000 + id;
  const table = new Map(handlers.map(handler => [key(handler.message.server, handler.message.id), handler]));
  return (server, id) => table.get(key(server, id)) ?? table.get(key(anyServer, id));
}

async function endJob<S>(server: HostServer<S>, state: Served<S>, connection: Connection): Promise<void> {
  if (!state.started) return;
  try {
    await server.end?.(state.own, state.job);
  } catch (error) {
    faulted.publish({ connection, error });
  }
  await state.job.end().catch(error => faulted.publish({ connection, error }));
}

/** undefined for a CCSID whose table has not been loaded yet. */
function loadedCharset(ccsid: number): Charset | undefined {
  try {
    return charset(ccsid);
  } catch {
    return undefined;
  }
}
