import {
  GenerateToken,
  GenerateTokenForIdentity,
  ReturnCode,
  TokenForIdentityGenerated,
  TokenGenerated,
  TokenReturn,
  TokenKind as WireTokenKind,
} from '@bigiron/wire/hostserver/signon/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import { proofOf } from '../../hostserver/proof.ts';
import { returnCodeOf } from '../../hostserver/refusal.ts';
import type { TokenKind } from '../../system/profiles/authentication.ts';
import { refusalParts, refused } from './refuse.ts';
import type { SignonRooms, SignonState } from './state.ts';

const kinds: ReadonlyMap<number, TokenKind> = new Map([
  [WireTokenKind.singleUse, 'single-use'],
  [WireTokenKind.multipleUse, 'multiple-use'],
  [WireTokenKind.regenerable, 'regenerable'],
]);

/** 7007: a token for the user whom the request itself proves. */
export function generateToken(rooms: SignonRooms): Handler<SignonState> {
  const { authentication } = rooms;
  return on(GenerateToken, async (request, exchange) => {
    const { state } = exchange;
    const answer = (parts: Parameters<typeof TokenGenerated.encode>[0]) => exchange.reply(TokenGenerated, parts);
    const proof = proofOf(request, state.seeds, ReturnCode.tokenRequestIncomplete);
    if (typeof proof === 'number') return answer({ returnCode: proof });
    if (request.returnType !== TokenReturn.profileToken) return answer({ returnCode: ReturnCode.tokenKindNotValid });
    const kind = kinds.get(request.kind ?? 0);
    if (kind === undefined) return answer({ returnCode: ReturnCode.tokenKindNotAllowed });
    if (request.timeout === undefined) return answer({ returnCode: ReturnCode.tokenRequestIncomplete });

    const outcome = await authentication.authenticate(request.user, proof, state.origin);
    if (!outcome.ok) return refused(exchange, answer(refusalParts(rooms, outcome.reason, request)));
    const made = await authentication.createToken(outcome.profile, kind, request.timeout);
    if (!made.ok) return answer({ returnCode: returnCodeOf(made.reason) });
    return answer({ returnCode: ReturnCode.ok, token: made.token });
  });
}

/** 7008: identities are mapped to users by Enterprise Identity Mapping, which this host does not have. */
export const generateTokenForIdentity: Handler<SignonState> = on(GenerateTokenForIdentity, (_request, exchange) =>
  exchange.reply(TokenForIdentityGenerated, { returnCode: ReturnCode.identityUnreachable }),
);
