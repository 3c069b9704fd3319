import { char, int32 } from '@bigiron/wire/message/index';
import { Usri0300 } from '@bigiron/wire/systemprogram/user-information';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { dateOf, momentOf } from '../dates.ts';
import { errorCode, formatted, noErrorCode } from './parameters.ts';

/** What the host keeps about a user profile. */
export interface UserInformation {
  readonly name: string;
  /** `*ENABLED` or `*DISABLED`. */
  readonly status: string;
  /** `*USER`, `*SYSOPR`, `*PGMR`, `*SECADM` or `*SECOFR`. */
  readonly userClass: string;
  readonly text: string;
  /** `*ALLOBJ`, `*SECADM` ... */
  readonly specialAuthorities: readonly string[];
  /** `*NONE` when there is none. */
  readonly group: string;
  readonly previousSignon: Date | undefined;
  /** Since the last sign-on. */
  readonly invalidAttempts: number;
  readonly passwordChanged: Date | undefined;
  /** Undefined when the password does not expire. */
  readonly passwordExpires: Date | undefined;
  /** The password must be changed at the next sign-on. */
  readonly passwordSetExpired: boolean;
  readonly hasPassword: boolean;
  readonly currentLibrary: string;
  readonly limitedCapabilities: string;
  /** `LIB/NAME`. */
  readonly jobDescription: string;
  readonly messageQueue: string;
  readonly outputQueue: string;
  /** -2 and the like stand for special values. */
  readonly ccsid: number;
}

const retrieve = {
  receiver: formatted(Usri0300),
  length: int32(),
  format: char(8),
  user: char(10),
  error: errorCode,
};

/** In the order of the format. */
const specialAuthorities = ['*ALLOBJ', '*SECADM', '*JOBCTL', '*SPLCTL', '*SAVSYS', '*SERVICE', '*AUDIT', '*IOSYSCFG'];

/** Asks QSYRUSRI; `*CURRENT` is the user of the job. */
export async function describeUser(caller: Caller, user: string, options: CallOptions): Promise<UserInformation> {
  const values = { length: Usri0300.size as number, format: 'USRI0300', user: user.toUpperCase(), error: noErrorCode };
  const { receiver: found } = await caller.call('QSYS/QSYRUSRI', retrieve, values, options);
  const qualified = ({ library, name }: { library: string; name: string }) =>
    library === '' ? name : `${library}/${name}`;
  return {
    name: found.name,
    status: found.status,
    userClass: found.userClass,
    text: found.text,
    specialAuthorities: specialAuthorities.filter((_, i) => found.specialAuthorities[i] === 'Y'),
    group: found.group,
    previousSignon: dateOf(found.previousSignOn),
    invalidAttempts: found.invalidAttempts,
    passwordChanged: momentOf(found.passwordChanged),
    passwordExpires: momentOf(found.passwordExpires),
    passwordSetExpired: found.setExpired,
    hasPassword: !found.noPassword,
    currentLibrary: found.currentLibrary,
    limitedCapabilities: found.limitedCapabilities,
    jobDescription: qualified(found.jobDescription),
    messageQueue: qualified(found.messageQueue),
    outputQueue: qualified(found.outputQueue),
    ccsid: found.ccsid,
  };
}
