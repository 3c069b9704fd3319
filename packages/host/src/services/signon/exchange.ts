import { AttributesExchanged, ExchangeAttributes, ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import { exchangeSeeds } from '../../hostserver/proof.ts';
import type { SignonRooms, SignonState } from './state.ts';

/** 5 and up: clients ask for error messages; 18 and up: second factors. */
const serverLevel = 10;

/** 7003. A client without a seed can sign on with a token only. */
export function exchangeAttributes({ authentication, random, release }: SignonRooms): Handler<SignonState> {
  return on(ExchangeAttributes, async ({ clientSeed }, exchange) => {
    const seeds = clientSeed === undefined ? undefined : exchangeSeeds(clientSeed, random);
    exchange.state.seeds = seeds;
    if (clientSeed !== undefined && seeds === undefined) {
      return exchange.reply(AttributesExchanged, { returnCode: ReturnCode.seedNotValid });
    }
    return exchange.reply(AttributesExchanged, {
      returnCode: ReturnCode.ok,
      release,
      level: serverLevel,
      serverSeed: seeds?.server,
      passwordLevel: await authentication.passwordLevel(),
    });
  });
}
