import { loadCharset } from '@bigiron/wire/ccsid/index';
import { at } from '@bigiron/wire/hostserver/header';
import { ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import {
  ExchangeSeeds,
  SeedsExchanged,
  ServerStarted,
  StartServer,
  wantsJob,
} from '@bigiron/wire/hostserver/start-server/index';
import { faulted } from '../net/channels.ts';
import type { Job } from '../system/jobs/job.ts';
import type { Profile } from '../system/profiles/profile.ts';
import { type Exchange, type Handler, on } from './handler.ts';
import { exchangeSeeds, proofOf } from './proof.ts';
import { returnCodeOf } from './refusal.ts';
import type { HostServer, HostServerRooms, Served } from './server.ts';

/** What may come before the requests of a server itself: 7001 and 7002. */
export function startHandlers<S>(server: HostServer<S>, rooms: HostServerRooms): Handler<Served<S>>[] {
  return [exchange(rooms), start(server, rooms)];
}

function exchange<S>({ authentication, random }: HostServerRooms): Handler<Served<S>> {
  return on(ExchangeSeeds, async ({ clientSeed }, exchange) => {
    const seeds = exchangeSeeds(clientSeed, random);
    exchange.state.seeds = seeds;
    const level = await authentication.passwordLevel();
    return exchange.reply(
      SeedsExchanged,
      {
        returnCode: seeds === undefined ? ReturnCode.seedNotValid : ReturnCode.ok,
        serverSeed: seeds?.server ?? Buffer.alloc(8),
      },
      level,
    );
  });
}

/** A failed start ends the connection: whoever wants to try again begins anew. */
function start<S>(server: HostServer<S>, rooms: HostServerRooms): Handler<Served<S>> {
  const { authentication } = rooms;
  return on(StartServer, async (request, exchange) => {
    const { state, connection } = exchange;
    const refuse = (returnCode: number) => exchange.end(exchange.reply(ServerStarted, { returnCode }));
    const proof = proofOf(request, state.seeds, ReturnCode.startIncomplete);
    if (typeof proof === 'number') return void refuse(proof);

    const origin = { door: server.name, address: connection.remoteAddress };
    const outcome = await authentication.authenticate(request.user, proof, origin);
    if (!outcome.ok) return void refuse(returnCodeOf(outcome.reason));

    const job = await startJob(server, rooms, outcome.profile, exchange);
    if (job === undefined) return void refuse(ReturnCode.serverNotStarted);
    connection.authenticated(outcome.profile.name);
    if (request.sendReply !== 1) return undefined;
    return exchange.reply(ServerStarted, {
      returnCode: ReturnCode.ok,
      user: outcome.profile.name,
      job: at.attributes(exchange.frame) >> 8 === wantsJob ? qualifiedName(job) : undefined,
    });
  });
}

async function startJob<S>(
  server: HostServer<S>,
  { jobs }: HostServerRooms,
  profile: Profile,
  exchange: Exchange<Served<S>>,
): Promise<Job | undefined> {
  const { connection, state } = exchange;
  const name = connection.secure ? (server.tlsJobName ?? server.jobName) : server.jobName;
  let job: Job | undefined;
  try {
    job = await jobs.start({ name, user: 'QUSER', profile, type: 'prestart' });
    await loadCharset(job.defaultCcsid).catch(() => {});
    job.ending.addEventListener('abort', () => exchange.end());
    state.begin(job, server.begin(job, connection));
    return job;
  } catch (error) {
    faulted.publish({ connection, error });
    await job?.end();
    return undefined;
  }
}

function qualifiedName({ id }: Job): string {
  return `${id.number}/${id.user}/${id.name}`;
}
