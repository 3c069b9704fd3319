import { bytes, int32, uint8, uint32 } from '../../message/index.ts';
import { codepoint } from '../codepoint.ts';
import { ServerId } from '../header.ts';
import { request } from './request.ts';
import { xid } from './xid.ts';

const source = 'DBXARequestDS.java, JDTransactionManager.java';

/** `TMNOFLAGS` and the rest, as the X/Open XA specification numbers them. */
export const XaFlag = {
  none: 0,
  join: 0x0020_0000,
  endScan: 0x0080_0000,
  startScan: 0x0100_0000,
  suspend: 0x0200_0000,
  success: 0x0400_0000,
  resume: 0x0800_0000,
  fail: 0x2000_0000,
  onePhase: 0x4000_0000,
} as const;

/** Return codes of XA: errors in a reply of class 9, others in one of class 0. */
export const XaReturn = {
  ok: 0,
  readOnly: 3,
  rolledBack: 100,
  heuristicRollback: 6,
  noSuchXid: -4,
  invalid: -5,
  protocol: -6,
  resourceManagerFailed: -7,
  duplicate: -8,
  resourceManagerError: -3,
  outside: -9,
} as const;

const parts = {
  resourceManager: codepoint(0x38a0, uint32('id that the client has given the connection')),
  information: codepoint(0x38a1, bytes(undefined, 'the open string')),
  xid: codepoint(0x38a2, xid),
  handle: codepoint(0x38a3, uint32()),
  flags: codepoint(0x38a5, uint32('as the XA specification numbers them')),
  count: codepoint(0x38a6, uint32('xids wanted at most')),
  timeout: codepoint(0x38a7, int32('seconds that the transaction may take')),
  lockWait: codepoint(0x38a9, int32('seconds to wait for locks')),
  looselyCoupled: codepoint(0x38aa, uint8('E2: branches share their locks')),
} as const;

const xa = (id: number, about: string) =>
  request(ServerId.databaseXa, id, `${about} Answered by Reply.`, source, parts);

export const XaClose = xa(0x18a0, 'End the use of the resource manager.');
export const XaCommit = xa(0x18a1, 'Commit a branch, prepared or in one phase.');
export const XaComplete = xa(0x18a2, 'Wait for an asynchronous request.');
export const XaEnd = xa(0x18a3, 'What follows does not belong to the branch.');
export const XaForget = xa(0x18a4, 'Forget a branch that was completed heuristically.');
export const XaOpen = xa(0x18a5, 'Begin the use of the resource manager.');
export const XaPrepare = xa(0x18a6, 'Prepare a branch for commit.');
export const XaRecover = xa(0x18a7, 'Asks for the prepared branches.');
export const XaRollback = xa(0x18a8, 'Roll back a branch.');
export const XaStart = xa(0x18a9, 'What follows belongs to the branch.');
