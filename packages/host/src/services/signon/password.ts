import { ChangePassword, PasswordChanged, ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import { proofOf } from '../../hostserver/proof.ts';
import { returnCodeOf } from '../../hostserver/refusal.ts';
import { refused } from './refuse.ts';
import type { SignonRooms, SignonState } from './state.ts';

/** The text in protected passwords of levels 2 to 4. */
const utf16 = 13488;

/** 7005: nobody needs to be signed on, because an expired password is changed in this way too. */
export function changePassword({ authentication }: SignonRooms): Handler<SignonState> {
  return on(ChangePassword, async (request, exchange) => {
    const { state } = exchange;
    const answer = (returnCode: number) => exchange.reply(PasswordChanged, { returnCode });
    const proof = proofOf(request, state.seeds, ReturnCode.changeIncomplete);
    if (typeof proof === 'number') return answer(proof);
    const { user, protectedNew, protectedOld, newLength, oldLength, passwordCcsid } = request;
    if (proof.kind !== 'substitute' || user === undefined || protectedNew === undefined || protectedOld === undefined) {
      return answer(ReturnCode.changeIncomplete);
    }
    if (passwordCcsid !== undefined && passwordCcsid !== utf16) return answer(ReturnCode.conversionFailed);

    const { type, substitute, seeds } = proof;
    const change = {
      substitute,
      protectedNew: Buffer.from(protectedNew),
      protectedOld: Buffer.from(protectedOld),
      newLength,
      oldLength,
    };
    const outcome = await authentication.changePassword(user, { kind: 'protected', type, change, seeds }, state.origin);
    if (!outcome.ok) return refused(exchange, answer(returnCodeOf(outcome.reason)));
    return answer(ReturnCode.ok);
  });
}
