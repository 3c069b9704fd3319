import type { Seeds } from '@bigiron/wire/hostserver/password/index';
import type { Message } from '../../system/messages/message.ts';
import type { Authentication, ChangeRefusal, Origin } from '../../system/profiles/authentication.ts';
import type { Profile } from '../../system/profiles/profile.ts';
import type { Random } from '../../system/random.ts';

/** What the sign-on server needs of the system. */
export interface SignonRooms {
  readonly authentication: Authentication;
  readonly random: Random;
  /** What the host says it is; 00070500 for V7R5M0. */
  readonly release: number;
  /** The CCSID in which a job of this user has its text. */
  textCcsid(profile: Profile): number;
  /** What a refusal is in words; undefined when there is no message for it. */
  refusalMessage(reason: ChangeRefusal, user: string): Message | undefined;
}

/** A connection to the sign-on server: seeds first, then somebody who has signed on. */
export interface SignonState {
  readonly origin: Origin;
  seeds: Seeds | undefined;
  profile: Profile | undefined;
  /** Proofs that were not accepted. */
  refusals: number;
}
