import { Right } from '../system/authority/rights.ts';
import type { Clock } from '../system/clock.ts';
import type { Job } from '../system/jobs/job.ts';
import type { Catalogue } from '../system/messages/catalogue.ts';
import type { ObjectDescription, Objects, QualifiedName } from '../system/objects/object.ts';
import { ProgramDirectory } from './directory/directory.ts';
import type { ProgramFile } from './directory/listing.ts';
import {
  isEscape,
  type ProgramSource,
  Registration,
  type RegistrationCollaborators,
} from './directory/registration.ts';
import { runExecutable } from './native/run.ts';
import type { Program, Programs, ServiceProgram, Storage } from './room.ts';
import { ThreadPool } from './user/pool.ts';
import type { Reach } from './user/requests.ts';
import { UserProgramRunner } from './user/runner.ts';

/** What a system program does. */
export type SystemProgram = (job: Job, parameters: readonly Storage[]) => Promise<void>;

export interface ProgramLimits {
  /** Threads for programs in TypeScript and JavaScript that calls of clients may use at the same time. */
  readonly threads: number;
  /** Megabytes for the programs of one thread. */
  readonly memory: number;
  /** Seconds that such a program may compute without giving way (`await`) before it is ended. */
  readonly loop: number;
  /** Seconds that an executable may take. */
  readonly executable: number;
  /** Seconds after which a thread without work ends. */
  readonly idle: number;
}

export const defaultLimits: ProgramLimits = { threads: 32, memory: 512, loop: 30, executable: 300, idle: 60 };

export interface ProgramCollaborators extends RegistrationCollaborators, Omit<Reach, 'programs'> {
  readonly messages: Catalogue;
  readonly clock: Clock;
  /** The programs that belong to the system, by `LIBRARY/NAME`. Some call programs themselves. */
  readonly system: (programs: Programs) => ReadonlyMap<string, SystemProgram>;
  /** Where users keep their programs; undefined: nowhere. */
  readonly directory: string | undefined;
  readonly limits?: Partial<ProgramLimits>;
}

const userPrograms: ProgramSource = { languages: ['TS', 'JS', 'BIN'], libraryText: 'Programs', owner: 'QPGMR' };
const systemSource: ProgramSource = { languages: ['SYS'], libraryText: 'System programs', owner: 'QSYS' };

const callRights = Right.objectOperational | Right.execute;

/** Opens the program room: reads the programs directory once. `close` ends the programs that still run. */
export async function openPrograms(
  collaborators: ProgramCollaborators,
): Promise<Programs & { close(): Promise<void> }> {
  const room = new ProgramRoom(collaborators);
  await room.open();
  return room;
}

class ProgramRoom implements Programs {
  readonly #objects: Objects;
  readonly #with: ProgramCollaborators;
  readonly #system: ReadonlyMap<string, SystemProgram>;
  readonly #directory: ProgramDirectory | undefined;
  readonly #pool: ThreadPool;
  readonly #runner: UserProgramRunner;
  readonly #executableLimit: number;

  constructor(collaborators: ProgramCollaborators) {
    const { objects, directory, clock, messages } = collaborators;
    const limits = { ...defaultLimits, ...collaborators.limits };
    this.#with = collaborators;
    this.#objects = objects;
    this.#system = collaborators.system(this);
    this.#directory =
      directory === undefined
        ? undefined
        : new ProgramDirectory(directory, clock, new Registration(collaborators, userPrograms));
    this.#pool = new ThreadPool({ maximum: limits.threads, memory: limits.memory, idle: limits.idle * 1000 }, clock);
    const reach = { ...collaborators, programs: this };
    this.#runner = new UserProgramRunner({ pool: this.#pool, clock, messages, reach, loop: limits.loop * 1000 });
    this.#executableLimit = limits.executable * 1000;
  }

  async open(): Promise<void> {
    const registration = new Registration(this.#with, systemSource);
    const own = [...this.#system.keys()].map(qualified => qualified.split('/') as [string, string]);
    await registration.update(own.map(([library, name]) => ({ library, name, type: '*PGM', language: 'SYS' })));
    await this.#directory?.open();
  }

  async close(): Promise<void> {
    await this.#pool.close();
  }

  async program(job: Job, name: QualifiedName): Promise<Program> {
    const object = await this.#resolve(job, name, '*PGM');
    const system = object.attribute === 'SYS' ? this.#system.get(`${object.library}/${object.name}`) : undefined;
    if (system !== undefined) return { object, call: system };
    const file = await this.#file(object);
    if (file.language === 'BIN') {
      const { clock, messages } = this.#with;
      const collaborators = { clock, messages, limit: this.#executableLimit };
      return { object, call: (job, storage) => runExecutable(collaborators, job, file, storage) };
    }
    return {
      object,
      call: async (job, storage) => void (await this.#runner.call(job, file, undefined, storage)),
    };
  }

  async serviceProgram(job: Job, name: QualifiedName): Promise<ServiceProgram> {
    const object = await this.#resolve(job, name, '*SRVPGM');
    const file = await this.#file(object);
    return {
      object,
      call: (job, procedure, storage) => this.#runner.call(job, file, procedure, storage),
    };
  }

  /** A program that has just come into the directory is found, too. */
  async #resolve(job: Job, name: QualifiedName, type: '*PGM' | '*SRVPGM'): Promise<ObjectDescription> {
    await this.#directory?.lookIfOld();
    const known = this.#objects.resolved.bind(this.#objects);
    try {
      return known(job, name, type, callRights) ?? (await this.#objects.resolve(job, name, type, callRights));
    } catch (error) {
      const missing = isEscape(error, 'CPF9801') || isEscape(error, 'CPF9810');
      if (this.#directory === undefined || !missing) throw error;
      await this.#directory.look().catch(() => {});
      return this.#objects.resolve(job, name, type, callRights);
    }
  }

  async #file(object: ObjectDescription): Promise<ProgramFile> {
    const file = this.#directory?.file(object);
    if (file !== undefined) return file;
    throw this.#with.messages.escape('CPF9801', [object.name, object.library, object.type]);
  }
}
