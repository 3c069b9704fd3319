import { char, int32, layout } from '@bigiron/wire/message/index';
import { Jobi0400, Jobi0600, Jobi0700 } from '@bigiron/wire/systemprogram/job-information';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { dateOf } from '../dates.ts';
import { errorCode, formatted, noErrorCode, receiver } from './parameters.ts';

/** What the host knows of a job. */
export interface JobInformation {
  readonly name: string;
  readonly user: string;
  readonly number: string;
  /** `*ACTIVE`, `*JOBQ` or `*OUTQ`. */
  readonly status: string;
  /** `B` batch, `I` interactive, `S` system ... */
  readonly type: string;
  /** The profile under whose authority it works now. */
  readonly currentUser: string;
  /** `LIB/NAME`. */
  readonly subsystem: string;
  readonly entered: Date | undefined;
  readonly started: Date | undefined;
  readonly ended: Date | undefined;
  readonly ccsid: number;
  readonly defaultCcsid: number;
  readonly languageId: string;
  readonly countryId: string;
  readonly dateFormat: string;
  /** Eight switches, `0` or `1` each. */
  readonly switches: string;
  readonly libraryList: LibraryList;
}

/** In search order. */
export interface LibraryList {
  readonly system: readonly string[];
  readonly product: readonly string[];
  readonly current: string | undefined;
  readonly user: readonly string[];
}

const qualifiedJob = layout({ name: char(10), user: char(10), number: char(6) });
/** Room for all the libraries that a job can have in its list. */
const libraryListSize = 4096;

const question = {
  length: int32(),
  format: char(8),
  job: qualifiedJob,
  internalId: char(16),
  error: errorCode,
};
const definition = { receiver: formatted(Jobi0400), ...question };
const run = { receiver: formatted(Jobi0600), ...question };
const libraries = { receiver: receiver(libraryListSize, from => Jobi0700.read(from)), ...question };

/** Asks QUSRJOBI. `job`: `number/user/name`, or `*` for the job that asks. */
export async function describeJob(caller: Caller, job: string, options: CallOptions): Promise<JobInformation> {
  const about = (format: string, length: number | undefined) => ({
    length: length as number,
    format,
    job: jobName(job),
    internalId: '',
    error: noErrorCode,
  });
  const { receiver: defined } = await caller.call(
    'QSYS/QUSRJOBI',
    definition,
    about('JOBI0400', Jobi0400.size),
    options,
  );
  const { receiver: running } = await caller.call('QSYS/QUSRJOBI', run, about('JOBI0600', Jobi0600.size), options);
  const { receiver: list } = await caller.call('QSYS/QUSRJOBI', libraries, about('JOBI0700', libraryListSize), options);
  return {
    name: defined.name,
    user: defined.user,
    number: defined.number,
    status: defined.status,
    type: defined.type,
    currentUser: running.currentUser,
    subsystem: `${running.subsystem.library}/${running.subsystem.name}`,
    entered: dateOf(defined.entered),
    started: dateOf(defined.started),
    ended: dateOf(defined.ended),
    ccsid: defined.ccsid,
    defaultCcsid: defined.defaultCcsid,
    languageId: defined.languageId,
    countryId: defined.countryId,
    dateFormat: defined.dateFormat,
    switches: running.switches,
    libraryList: libraryList(list),
  };
}

function jobName(job: string): { name: string; user: string; number: string } {
  const [number = '', user = '', name] = job.split('/');
  return name === undefined ? { name: job, user: '', number: '' } : { name, user, number };
}

function libraryList(list: ReturnType<typeof Jobi0700.read>): LibraryList {
  const rest = list.names.slice(0, list.systemCount + list.productCount + list.currentCount + list.userCount);
  const system = rest.splice(0, list.systemCount);
  const product = rest.splice(0, list.productCount);
  const [current] = rest.splice(0, list.currentCount);
  return { system, product, current, user: rest };
}
