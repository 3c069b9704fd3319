import { ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { ServerStarted, StartServer } from '@bigiron/wire/hostserver/start-server/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import { proofOf } from '../../hostserver/proof.ts';
import { returnCodeOf } from '../../hostserver/refusal.ts';
import { refused } from './refuse.ts';
import type { SignonRooms, SignonState } from './state.ts';

/** 7002 on this server proves the user who will ask for tokens of others; the seeds are those of 7003. */
export function startServer({ authentication }: SignonRooms): Handler<SignonState> {
  return on(StartServer, async (request, exchange) => {
    const { state } = exchange;
    const answer = (returnCode: number, user?: string) => exchange.reply(ServerStarted, { returnCode, user });
    const proof = proofOf(request, state.seeds, ReturnCode.startIncomplete);
    if (typeof proof === 'number') return answer(proof);
    const outcome = await authentication.authenticate(request.user, proof, state.origin);
    if (!outcome.ok) return refused(exchange, answer(returnCodeOf(outcome.reason)));
    state.profile = outcome.profile;
    exchange.connection.authenticated(outcome.profile.name);
    return answer(ReturnCode.ok, outcome.profile.name);
  });
}
