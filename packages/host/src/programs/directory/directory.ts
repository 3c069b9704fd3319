import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { BigironError } from '@bigiron/wire/errors';
import type { Clock } from '../../system/clock.ts';
import type { ObjectDescription } from '../../system/objects/object.ts';
import { listPrograms, type ProgramFile } from './listing.ts';
import type { Registration } from './registration.ts';

/** Milliseconds after which a call looks for new and vanished files before it goes on. */
const fresh = 1000;

/**
 * The programs directory as the host knows it, and the program objects kept in step with it. A name that is not known is looked for at
 * once; files that come, go or are renamed otherwise are noticed within a second of the next call.
 */
export class ProgramDirectory {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #registration: Registration;
  #files = new Map<string, ProgramFile>();
  #read = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | undefined;

  constructor(path: string, clock: Clock, registration: Registration) {
    this.#path = path;
    this.#clock = clock;
    this.#registration = registration;
  }

  /** The file behind a program object. */
  file({ library, name, type }: Pick<ObjectDescription, 'library' | 'name' | 'type'>): ProgramFile | undefined {
    return this.#files.get(`${library}/${name} ${type}`);
  }

  /** Reads the directory for the first time. Throws BigironError `programs-directory` when it cannot be read. */
  async open(): Promise<void> {
    const problem = await access(this.#path, constants.R_OK | constants.X_OK).catch((error: Error) => error);
    if (problem instanceof Error) {
      const text = `The programs directory cannot be read: ${problem.message}. Create it, or name another one.`;
      throw new BigironError(text, { code: 'programs-directory', layer: 'usage', fault: 'caller', cause: problem });
    }
    await this.look();
  }

  /** A directory that cannot be read at the moment leaves everything as it was. */
  async lookIfOld(): Promise<void> {
    if (this.#clock.elapsed() - this.#read >= fresh) await this.look().catch(() => {});
  }

  /** Reads the directory again. Calls at the same time share one reading. */
  look(): Promise<void> {
    this.#reading ??= this.#look().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #look(): Promise<void> {
    const files = await listPrograms(this.#path);
    await this.#registration.update(files);
    this.#files = new Map(files.map(file => [`${file.library}/${file.name} ${file.type}`, file]));
    this.#read = this.#clock.elapsed();
  }
}
