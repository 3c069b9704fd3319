import {
  type Xid as WireXid,
  XaClose,
  XaCommit,
  XaEnd,
  XaFlag,
  XaForget,
  XaOpen,
  XaPrepare,
  XaRecover,
  XaRollback,
  XaStart,
} from '@bigiron/wire/hostserver/database/index';
import { XaCode, XaError, type Xid } from '../../../database/session/xa.ts';
import type { Conversation } from '../conversation.ts';
import { type Answer, done, serve } from '../serve.ts';

/** Branches of global transactions. Return codes are those of the XA specification, errors in class 9. */
export const xa = [
  serve(XaOpen, () => done),
  serve(XaClose, () => done),
  serve(XaStart, async ({ xid, flags = 0 }, conversation) => {
    await (await branches(conversation)).start(xidOf(xid), has(flags, XaFlag.resume) || has(flags, XaFlag.join));
    return done;
  }),
  serve(XaEnd, async ({ xid }, conversation) => {
    (await branches(conversation)).end(xidOf(xid));
    return done;
  }),
  serve(XaPrepare, async ({ xid }, conversation): Promise<Answer> => {
    const outcome = await (await branches(conversation)).prepare(xidOf(xid));
    return outcome === 'read-only' ? { returnCode: XaCode.readOnly } : done;
  }),
  serve(XaCommit, async ({ xid, flags = 0 }, conversation) => {
    await (await branches(conversation)).commit(xidOf(xid), has(flags, XaFlag.onePhase));
    return done;
  }),
  serve(XaRollback, async ({ xid }, conversation) => {
    await (await branches(conversation)).rollback(xidOf(xid));
    return done;
  }),
  /** No branch is ever completed without its transaction manager. */
  serve(XaForget, () => {
    throw new XaError(XaCode.unknownXid, 'There is no branch of this id.');
  }),
  serve(XaRecover, async ({ count, flags = 0 }, conversation): Promise<Answer> => {
    if (has(flags, XaFlag.startScan)) conversation.recovered = 0;
    const all = (await (await branches(conversation)).recover()).slice(conversation.recovered);
    const told = all.slice(0, count);
    conversation.recovered = has(flags, XaFlag.endScan) ? 0 : conversation.recovered + told.length;
    return { returnCode: told.length, xids: told.map(wireXid) };
  }),
];

async function branches(conversation: Conversation) {
  return (await conversation.session()).xa;
}

function has(flags: number, flag: number): boolean {
  return (flags & flag) !== 0;
}

function wireXid({ formatId, globalId, branchQualifier }: Xid): WireXid {
  return { format: formatId, global: globalId, branch: branchQualifier };
}

function xidOf(xid: WireXid | undefined): Xid {
  if (xid === undefined) throw new XaError(XaCode.invalid, 'The request names no branch.');
  return { formatId: xid.format, globalId: Buffer.from(xid.global), branchQualifier: Buffer.from(xid.branch) };
}
