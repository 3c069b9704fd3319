import { GenerateToken, TokenGenerated, TokenKind, TokenReturn } from '@bigiron/wire/hostserver/signon/index';
import type { Limits } from '../connection/limits.ts';
import { SignonError } from '../errors.ts';
import { messageOf } from '../messages.ts';
import type { Credentials } from './credentials.ts';
import type { SignonSession } from './exchange.ts';
import { refuse, signonText } from './refusal.ts';

export interface TokenOptions {
  /** How often it may be used. Default `singleUse`. */
  readonly kind?: keyof typeof TokenKind;
  /** Seconds that it is good for, 1 to 3600. Default 3600. */
  readonly lifetime?: number;
}

/** Has a profile token made: 32 bytes by which the user is known to every server for a while. Fails with SignonError. */
export async function generateToken(
  { requests, sendsMessages, passwordLevel, seeds }: SignonSession,
  credentials: Credentials,
  { kind = 'singleUse', lifetime = 3600 }: TokenOptions,
  limits: Limits,
): Promise<Buffer> {
  const request = GenerateToken.encode({
    ...(await credentials.proof(passwordLevel, seeds)),
    returnType: TokenReturn.profileToken,
    kind: TokenKind[kind],
    timeout: lifetime,
    ...(sendsMessages ? { wantMessages: 1 } : {}),
  });
  const reply = TokenGenerated.decode(await requests.request(request, limits), signonText);
  refuse(reply.returnCode, credentials.user, reply.messages.map(messageOf));
  if (reply.token !== undefined) return Buffer.from(reply.token);
  throw new SignonError(`${credentials.user}: the host made no profile token`, {
    code: 'token-missing',
    fault: 'peer',
  });
}
