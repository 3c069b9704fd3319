import { join } from 'node:path';
import { commands as commandDefinitions } from './cl/commands/index.ts';
import type { CommandDefinition } from './cl/definition/command.ts';
import { installCommands } from './cl/run/install.ts';
import { CommandInterpreter } from './cl/run/interpreter.ts';
import type { ServiceControl } from './cl/services.ts';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { openPrograms } from './programs/programs.ts';
import type { Programs } from './programs/room.ts';
import { systemPrograms } from './programs/system/index.ts';
import { spoolSchema } from './spool/schema.ts';
import type { Spool } from './spool/spool.ts';
import { StoredSpool } from './spool/stored-spool.ts';
import { migrate } from './store/migrations.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import type { Audit } from './system/audit.ts';
import type { Clock } from './system/clock.ts';
import { closeInReverse } from './system/closing.ts';
import { keyFile } from './system/profiles/verifier-key.ts';
import type { Random } from './system/random.ts';
import { openSystem, type System } from './system/system.ts';

export interface RoomOptions {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  /** Holds the key of the password verifiers; made when there is none. */
  readonly keyFile: string;
  /** Where users keep their programs; undefined: nowhere. */
  readonly programs: string | undefined;
  /** `V7R5M0`. */
  readonly release: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Audit;
  /** What starts and stops doors, for the commands that do. */
  readonly services: ServiceControl;
}

/** The rooms of a host, each built once. */
export interface Rooms extends System {
  readonly store: Store;
  readonly spool: Spool;
  readonly database: Omit<OpenDatabase, 'close'>;
  readonly programs: Programs;
  readonly commands: CommandInterpreter;
  readonly commandDefinitions: ReadonlyMap<string, CommandDefinition>;
}

/** Database jobs at once: each has a PostgreSQL connection of its own. */
const mostSessions = 300;

/** Opens the store and builds the rooms on it. What was opened before something fails is closed again. */
export async function openRooms(options: RoomOptions): Promise<Rooms> {
  const { dataDirectory, databaseUrl, clock, random, audit, services } = options;
  const opened: (() => Promise<void>)[] = [];
  const close = () => closeInReverse(opened);
  try {
    const key = await keyFile(options.keyFile, random);
    const { store, stop } = await openStore({ dataDir: dataDirectory, databaseUrl, maxSessions: mostSessions });
    opened.push(stop);
    // The private cluster serves one host: a second one on the same data directory is refused.
    const journal = databaseUrl === undefined ? join(dataDirectory, 'journal') : undefined;
    const system = await openSystem({ store, clock, random, audit, key, journal });
    opened.push(() => system.close());
    await migrate(store, [spoolSchema]);
    const spool = new StoredSpool({ store, clock, messages: system.messages, profiles: system.profiles });
    const database = await openDatabase({
      ...{ ...system, store, clock, spool, server: 'BIGIRON', release: options.release },
      host: {
        commands: { run: (job, text) => commands.run(job, text, { errorEscape: 'CPF0006', fromProgram: true }) },
        programs: {
          program: (job, name) => programs.program(job, name),
          serviceProgram: (job, name) => programs.serviceProgram(job, name),
        },
      },
    });
    opened.push(() => database.close());

    // Commands call programs, programs run commands, and SQL does both: each finds the others when it is used.
    const named = { ...system, objectAuthority: system.authority, systemValues: system.values, clock };
    const keeper = await system.systemJob();
    const programs = await openPrograms({
      ...named,
      keeper,
      directory: options.programs,
      commands: { run: (job, text) => commands.run(job, text, { fromProgram: true }) },
      system: programs =>
        systemPrograms({
          ...named,
          release: options.release,
          programs,
          commands: {
            run: (job, text, options) => commands.run(job, text, options),
            check: (job, text, options) => commands.check(job, text, options),
          },
          commandDefinitions,
        }),
    });
    opened.push(() => programs.close());
    const commands = new CommandInterpreter({ ...named, programs, spool, services }, commandDefinitions);
    await installCommands(system.objects, keeper, commandDefinitions);
    await system.jobQueues.serve((job, text) => commands.request(job, text));
    return { ...system, store, spool, database, programs, commands, commandDefinitions, close };
  } catch (error) {
    await close();
    throw error;
  }
}
