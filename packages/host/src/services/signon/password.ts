import { ChangePassword, PasswordChanged, ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { type Handler, on, type Request } from '../../hostserver/handler.ts';
import { proofOf } from '../../hostserver/proof.ts';
import type { Change } from '../../system/profiles/authentication.ts';
import { refusalParts, refused } from './refuse.ts';
import type { SignonRooms, SignonState } from './state.ts';

/** The text in protected passwords of levels 2 to 4. */
const utf16 = 13488;

/** 7005: nobody needs to be signed on, because an expired password is changed in this way too. */
export function changePassword(rooms: SignonRooms): Handler<SignonState> {
  return on(ChangePassword, async (request, exchange) => {
    const { state } = exchange;
    const change = changeIn(request, state);
    if (typeof change === 'number') return exchange.reply(PasswordChanged, { returnCode: change });
    const outcome = await rooms.authentication.changePassword(request.user ?? '', change, state.origin);
    if (outcome.ok) return exchange.reply(PasswordChanged, { returnCode: ReturnCode.ok });
    return refused(exchange, exchange.reply(PasswordChanged, refusalParts(rooms, outcome.reason, request)));
  });
}

/** The change that a request asks for, or the return code of one that cannot be read. */
function changeIn(request: Request<typeof ChangePassword>, { seeds }: SignonState): Change | number {
  const { protectedNew, protectedOld, newLength, oldLength, passwordCcsid } = request;
  const proof = proofOf(request, seeds, ReturnCode.changeIncomplete);
  if (typeof proof === 'number') return proof;
  if (proof.kind !== 'substitute' || protectedNew === undefined || protectedOld === undefined) {
    return ReturnCode.changeIncomplete;
  }
  if (passwordCcsid !== undefined && passwordCcsid !== utf16) return ReturnCode.conversionFailed;
  const { type, substitute, seeds: exchanged } = proof;
  const passwords = { protectedNew: Buffer.from(protectedNew), protectedOld: Buffer.from(protectedOld) };
  return { kind: 'protected', type, change: { substitute, ...passwords, newLength, oldLength }, seeds: exchanged };
}
