import { charset } from '@bigiron/wire/ccsid/index';
import { at } from '@bigiron/wire/hostserver/header';
import { clientSeed } from '@bigiron/wire/hostserver/password/index';
import {
  ClientAttribute,
  ExchangeSeeds,
  SeedsExchanged,
  ServerStarted,
  StartServer,
  wantsJob,
} from '@bigiron/wire/hostserver/start-server/index';
import type { Limits } from '../connection/limits.ts';
import type { RequestConnection } from '../connection/requests.ts';
import type { Credentials } from './credentials.ts';
import { requirePasswordLevel } from './exchange.ts';
import { refuse } from './refusal.ts';

/**
 * Proves to any server but sign-on who the user is, and starts its job. `server` is its id in headers. Returns the job's
 * `number/user/name`; empty when the server does not tell. Fails with SignonError.
 */
export async function startServer(
  requests: RequestConnection,
  server: number,
  credentials: Credentials,
  limits: Limits,
): Promise<string> {
  const seed = clientSeed();
  const can = { server, attributes: ClientAttribute.sha512 << 8 };
  const seedsFrame = await requests.request(ExchangeSeeds.encode({ clientSeed: seed }, can), limits);
  const exchanged = SeedsExchanged.decode(seedsFrame);
  refuse(exchanged.returnCode, credentials.user);
  const level = requirePasswordLevel(at.attributes(seedsFrame) & 0xff);
  const proof = await credentials.proof(level, { client: seed, server: exchanged.serverSeed });
  const wants = { server, attributes: wantsJob << 8 };
  const start = StartServer.encode({ ...proof, sendReply: 1 }, wants);
  const started = ServerStarted.decode(await requests.request(start, limits), charset(37));
  refuse(started.returnCode, credentials.user);
  return started.job?.trimEnd() ?? '';
}
