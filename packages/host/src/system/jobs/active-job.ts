import { CcsidError, charset } from '@bigiron/wire/ccsid/index';
import type { Clock } from '../clock.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SystemValueSnapshot, SystemValues } from '../values/system-value.ts';
import { jobAttributes } from './attributes.ts';
import { defaultCcsid, initialCcsid, initialLibraries } from './environment.ts';
import { EndCode, type EndOption, type Job, type JobId, type JobType, type LibraryList, type NewJob } from './job.ts';
import { ActiveJobLog } from './job-log.ts';

/** What a job needs of the room that it lives in. */
export interface JobSurroundings {
  readonly values: SystemValues;
  readonly messages: Catalogue;
  readonly clock: Clock;
  /** The job sent a message that waits to be written. */
  logged(job: ActiveJob): void;
  /** The job runs under another profile. */
  changed(job: ActiveJob): void;
  end(job: ActiveJob, code: EndCode): Promise<void>;
}

/** What other processes are told of a job when they ask, and what stays of it in the store. */
export interface JobState {
  readonly libraries: LibraryList;
  readonly ccsid: number;
  readonly defaultCcsid: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** What ENDJOB asked for. */
  readonly end?: EndOption;
}

export interface JobStart extends NewJob {
  readonly number: number;
  /** When it entered the system; absent: now. */
  readonly entered?: number;
}

const subsystems: Readonly<Record<JobType, string>> = {
  prestart: 'QUSRWRK',
  batch: 'QBATCH',
  interactive: 'QINTER',
  system: 'QSYSWRK',
};

/** A job that runs in this process. */
export class ActiveJob implements Job {
  readonly id: JobId;
  readonly type: JobType;
  readonly subsystem: string;
  readonly entered: number;
  readonly started: number;
  readonly log: ActiveJobLog;
  readonly number: number;
  libraries: LibraryList;
  ccsid: number;
  readonly #surroundings: JobSurroundings;
  readonly #controller = new AbortController();
  #profile: Profile;
  #values: SystemValueSnapshot;
  /** Attributes whose value is known: changed ones, and those that somebody has read. */
  #attributes: Map<string, string>;
  #endOption: EndOption | undefined;
  #cancelEnd: (() => void) | undefined;
  #ended: Promise<void> | undefined;

  constructor(surroundings: JobSurroundings, start: JobStart) {
    this.#surroundings = surroundings;
    this.#values = surroundings.values.snapshot();
    this.#profile = start.profile;
    this.number = start.number;
    this.id = { number: String(start.number).padStart(6, '0'), user: start.user, name: start.name };
    this.type = start.type;
    this.subsystem = start.subsystem ?? subsystems[start.type];
    this.started = surroundings.clock.now();
    this.entered = start.entered ?? this.started;
    this.libraries = start.libraries ?? initialLibraries(this.#values, start.profile);
    this.ccsid = initialCcsid(this.#values, start.profile);
    this.log = new ActiveJobLog(surroundings.clock, () => surroundings.logged(this));
    this.#attributes = new Map();
    for (const [keyword, value] of Object.entries(start.attributes ?? {})) this.setAttribute(keyword, value);
  }

  get profile(): Profile {
    return this.#profile;
  }

  get defaultCcsid(): number {
    return defaultCcsid(this.ccsid, this.attribute('LANGID'));
  }

  get ending(): AbortSignal {
    return this.#controller.signal;
  }

  get endRequested(): boolean {
    return this.#endOption !== undefined;
  }

  attribute(keyword: string): string {
    if (keyword === 'CCSID') return String(this.ccsid);
    const known = this.#attributes.get(keyword);
    if (known !== undefined) return known;
    const value = definition(keyword).initial({ values: this.#values, profile: this.#profile, type: this.type });
    this.#attributes.set(keyword, value);
    return value;
  }

  setAttribute(keyword: string, value: string): void {
    if (!acceptsAttribute(keyword, value)) throw attributeError(this.#surroundings.messages, this.id, keyword, value);
    if (keyword === 'CCSID') this.ccsid = Number(value);
    else this.#attributes.set(keyword, value);
  }

  runAs(profile: Profile): void {
    this.#profile = profile;
    if (this.type === 'prestart') {
      this.#values = this.#surroundings.values.snapshot();
      this.#attributes = new Map();
      this.libraries = initialLibraries(this.#values, profile);
      this.ccsid = initialCcsid(this.#values, profile);
    }
    this.#surroundings.changed(this);
  }

  end(code: EndCode = this.#endCode): Promise<void> {
    this.#ended ??= this.#end(code);
    return this.#ended;
  }

  /** A job whose end was not waited for, or that took longer than a controlled end gave it, was ended while it was active. */
  get #endCode(): EndCode {
    if (this.ending.aborted) return EndCode.endedWhileActive;
    return this.endRequested ? EndCode.normalWhileEnding : EndCode.normal;
  }

  /** Asks the job to end; a second, immediate request overtakes a controlled one. */
  requestEnd(option: EndOption): void {
    if (this.#endOption?.immediate) return;
    this.#endOption = option;
    this.#cancelEnd?.();
    if (option.immediate) this.#controller.abort(option);
    else this.#cancelEnd = this.#surroundings.clock.after(option.delay * 1000, () => this.#controller.abort(option));
  }

  get endOption(): EndOption | undefined {
    return this.#endOption;
  }

  state(): JobState {
    return {
      libraries: this.libraries,
      ccsid: this.ccsid,
      defaultCcsid: this.defaultCcsid,
      attributes: Object.fromEntries(Object.keys(jobAttributes).map(keyword => [keyword, this.attribute(keyword)])),
      ...(this.#endOption === undefined ? {} : { end: this.#endOption }),
    };
  }

  async #end(code: EndCode): Promise<void> {
    this.#cancelEnd?.();
    this.#endOption ??= { immediate: true, delay: 0 };
    if (!this.ending.aborted) this.#controller.abort(this.#endOption);
    await this.#surroundings.end(this, code);
  }
}

function definition(keyword: string) {
  const found = jobAttributes[keyword];
  if (found === undefined) throw new TypeError(`There is no job attribute ${keyword}`);
  return found;
}

export function acceptsAttribute(keyword: string, value: string): boolean {
  return keyword === 'CCSID' ? acceptsCcsid(value) : definition(keyword).accepts(value);
}

function acceptsCcsid(value: string): boolean {
  if (!/^\d{1,5}$/.test(value)) return false;
  const ccsid = Number(value);
  if (ccsid === 65535) return true;
  try {
    charset(ccsid);
    return true;
  } catch (error) {
    // A double-byte table that nobody needed so far is there all the same.
    return error instanceof CcsidError && error.code === 'ccsid-not-loaded';
  }
}

export function attributeError(messages: Catalogue, id: JobId, keyword: string, value: string) {
  return messages.escape('CPF1336', [id.name, id.user, id.number], [messages.diagnostic('CPD0084', [keyword, value])]);
}
