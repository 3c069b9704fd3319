import { AttributesExchanged, ExchangeAttributes } from '@bigiron/wire/hostserver/dataqueue/index';
import { at } from '@bigiron/wire/hostserver/header';
import type { Limits } from '../connection/limits.ts';
import type { ServerConnection } from '../connection/server.ts';
import { checkResult } from './result.ts';

/** 1: entries of up to 64 KB are understood. */
const clientVersion = 1;

/** The first request on a connection to the data queue server. */
export async function exchangeAttributes(connection: ServerConnection, limits: Limits): Promise<ServerConnection> {
  const request = ExchangeAttributes.encode({ version: clientVersion, level: 0 });
  const reply = await connection.requests.request(request, limits);
  if (at.id(reply) !== AttributesExchanged.id) checkResult(reply, 'The data queue server', connection.charset);
  return connection;
}
