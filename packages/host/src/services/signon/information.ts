import { Information, RetrieveInformation, ReturnCode, toDateTime } from '@bigiron/wire/hostserver/signon/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import { proofOf } from '../../hostserver/proof.ts';
import { refusalParts, refused } from './refuse.ts';
import type { SignonRooms, SignonState } from './state.ts';

/** 7004: signs on. A user who changed an expired password does so again on the same connection. */
export function retrieveInformation(rooms: SignonRooms): Handler<SignonState> {
  return on(RetrieveInformation, async (request, exchange) => {
    const { state } = exchange;
    const proof = proofOf(request, state.seeds, ReturnCode.retrieveIncomplete);
    if (typeof proof === 'number') return exchange.reply(Information, { returnCode: proof });
    const outcome = await rooms.authentication.authenticate(request.user, proof, state.origin);
    if (!outcome.ok) {
      return refused(exchange, exchange.reply(Information, refusalParts(rooms, outcome.reason, request)));
    }
    const { profile, currentSignon, lastSignon, passwordExpires, warningDays } = outcome;
    state.profile = profile;
    exchange.connection.authenticated(profile.name);
    return exchange.reply(Information, {
      returnCode: ReturnCode.ok,
      currentSignon: toDateTime(currentSignon),
      lastSignon: lastSignon === undefined ? undefined : toDateTime(lastSignon),
      passwordExpires: passwordExpires === undefined ? undefined : toDateTime(passwordExpires),
      warningDays: passwordExpires === undefined ? undefined : warningDays,
      serverCcsid: rooms.textCcsid(profile),
      user: profile.name,
    });
  });
}
