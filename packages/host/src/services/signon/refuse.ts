import { charset } from '@bigiron/wire/ccsid/index';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import { message } from '@bigiron/wire/hostserver/message';
import { ReturnCode } from '@bigiron/wire/hostserver/signon/index';
import { uint32 } from '@bigiron/wire/message/index';
import type { Failure } from '../../hostserver/failure.ts';
import type { Exchange } from '../../hostserver/handler.ts';
import { returnCodeOf } from '../../hostserver/refusal.ts';
import type { ChangeRefusal } from '../../system/profiles/authentication.ts';
import type { SignonRooms, SignonState } from './state.ts';

/** Proofs that may fail on one connection. Lock-out counts per user; this slows down who tries many users. */
const maximumRefusals = 5;

/** The messages of this server are in one CCSID, as nobody has a job here. */
const messageText = charset(37);

/** What a reply says about a refusal: the return code and, when the client wants it, the message behind it. */
export function refusalParts(
  rooms: SignonRooms,
  reason: ChangeRefusal,
  { user = '', wantMessages }: { readonly user?: string | undefined; readonly wantMessages?: number | undefined },
) {
  const returnCode = returnCodeOf(reason);
  const message = wantMessages === 1 ? rooms.refusalMessage(reason, user) : undefined;
  if (message === undefined) return { returnCode };
  const { ccsid } = messageText;
  return { returnCode, messageCount: 1, messages: [{ ...message, textCcsid: ccsid, dataCcsid: ccsid }] };
}

/** Sends the reply to a proof that was not accepted, and ends the connection when there were too many. */
export function refused(exchange: Exchange<SignonState>, reply: Buffer): Buffer | undefined {
  if (++exchange.state.refusals < maximumRefusals) return reply;
  exchange.end(reply);
  return undefined;
}

const returnCodes: Readonly<Record<Failure['kind'], number>> = {
  unknown: ReturnCode.requestIdNotValid,
  malformed: ReturnCode.requestDataNotValid,
  escape: ReturnCode.failed,
  refused: ReturnCode.failed,
  fault: ReturnCode.failed,
};

/** Every reply of this server begins with a return code, and its id is that of the request with F in front. */
export function errorReply(failure: Failure, { frame }: Exchange<SignonState>): Buffer {
  const about = { about: 'The refusal of any request.', source: 'JTOpen SignonInfoRep.java and its like' };
  const reply = message(ServerId.signon, at.id(frame) | 0x8000, about, { returnCode: uint32() });
  return reply.encode({ returnCode: returnCodes[failure.kind] }, { correlation: at.correlation(frame) });
}
