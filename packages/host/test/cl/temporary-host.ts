import assert from 'node:assert/strict';
import { commands } from '../../src/cl/commands/index.ts';
import type { Rooms } from '../../src/cl/run/context.ts';
import { installCommands } from '../../src/cl/run/install.ts';
import { CommandInterpreter } from '../../src/cl/run/interpreter.ts';
import type { DoorState, ServiceControl } from '../../src/cl/services.ts';
import type { Programs, Storage } from '../../src/programs/room.ts';
import { spoolSchema } from '../../src/spool/schema.ts';
import { StoredSpool } from '../../src/spool/stored-spool.ts';
import { migrate } from '../../src/store/migrations.ts';
import type { Job, NewJob } from '../../src/system/jobs/job.ts';
import type { JobQueues, Submission } from '../../src/system/jobs/job-queues.ts';
import { EscapeError } from '../../src/system/messages/message.ts';
import { unpackReplacements } from '../../src/system/messages/replacement.ts';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';
import type { NewProfile } from '../../src/system/profiles/profile.ts';
import { verifierKey } from '../../src/system/profiles/verifier-key.ts';
import { openSystem } from '../../src/system/system.ts';
import { ManualClock } from '../manual-clock.ts';
import { temporaryStore } from '../store/temporary-store.ts';
import { RepeatingRandom } from '../system/authority/fixtures.ts';
import { type Cleanup, lastFirst } from '../system/fakes/host.ts';

/** A host without network: all rooms on a store of their own, and the commands installed. */
export async function temporaryHost(t: Cleanup) {
  const cleanup = lastFirst(t);
  const store = await temporaryStore(cleanup);
  const clock = new ManualClock();
  const system = await openSystem({
    store,
    clock,
    random: new RepeatingRandom(),
    audit: { record: () => undefined },
    key: verifierKey(Buffer.alloc(32, 7)),
    firstPassword: 'first-Password-1',
  });
  cleanup.after(() => system.close());
  await migrate(store, [spoolSchema]);
  const { objects, messages, jobs } = system;
  const submitted: Submission[] = [];
  const programs = new Map<string, (parameters: readonly Storage[]) => void>();
  const doors = new FakeDoors();
  const rooms: Rooms = {
    ...system,
    clock,
    jobQueues: fakeQueues(submitted),
    programs: fakePrograms(programs),
    spool: new StoredSpool({ ...system, store, clock }),
    services: doors,
  };
  await installCommands(objects, await system.systemJob(), commands);
  const interpreter = new CommandInterpreter(rooms, commands);
  const start = async (user: string, more: Partial<NewJob> = {}) => {
    const profile = await system.profiles.require(user);
    return jobs.start({ name: 'TEST', user, profile, type: 'batch', ...more });
  };
  const officer = await start('QSECOFR');

  return {
    rooms,
    system,
    clock,
    store,
    interpreter,
    submitted,
    programs,
    doors,
    officer,
    start,
    /** A job of a new user. */
    async newUser(name: string, parameters: Partial<NewProfile> = {}): Promise<Job> {
      await system.profiles.create(officer, { name, password: '*NONE', ...parameters });
      return start(name);
    },
    /**
     * Runs a command, by default as security officer, and gives the messages that it leaves in the job log: `CPF9801 15 40 NAME LIB ...`
     * (id, type, severity, replacement data with blanks joined).
     */
    async run(text: string, job: Job = officer): Promise<string[]> {
      const before = job.log.lastKey;
      await interpreter.run(job, text).catch((error: unknown) => {
        if (!(error instanceof EscapeError) || error.escape.id === 'CPF9999') throw error;
      });
      return job.log.since(before).map(({ message }) => {
        const { id, type, severity, data } = message;
        const formats = messages.describe(id)?.formats ?? [];
        return [
          id,
          type,
          severity,
          ...unpackReplacements(formats, data).filter((_, n) => formats[n]!.kind !== 'reserved'),
        ]
          .join(' ')
          .trim();
      });
    },
    /** Runs commands one after the other and compares what each leaves in the job log. */
    async check(cases: readonly (readonly [string, ...string[]])[], job: Job = officer): Promise<void> {
      for (const [text, ...expected] of cases) assert.deepEqual(await this.run(text, job), expected, text);
    },
    /** The lines of the one spooled file that a command makes. */
    async printed(text: string, job: Job = officer): Promise<{ name: string; lines: readonly string[] }> {
      const earlier = (await rooms.spool.list(job, {})).length;
      await interpreter.run(job, text);
      const [file, ...more] = (await rooms.spool.list(job, {})).slice(earlier);
      if (file === undefined || more.length > 0) throw new Error(`${more.length} spooled files`);
      return { name: file.name, lines: (await rooms.spool.read(job, file)).flat() };
    },
  };
}

export type TemporaryHost = Awaited<ReturnType<typeof temporaryHost>>;

function fakeQueues(submitted: Submission[]): JobQueues {
  return {
    async submit(job: Job, submission: Submission) {
      submitted.push(submission);
      return { number: '000777', user: job.id.user, name: submission.name };
    },
  } as unknown as JobQueues;
}

function fakePrograms(programs: ReadonlyMap<string, (parameters: readonly Storage[]) => void>): Programs {
  return {
    async program(_job: Job, { name, library }: { name: string; library: string }) {
      const call = programs.get(`${library}/${name}`);
      if (library === 'LOCKED') throw catalogue.escape('CPF9820', [library]);
      if (call === undefined) throw catalogue.escape('CPF9801', [name, library, '*PGM']);
      return { call: async (_: Job, parameters: readonly Storage[]) => call(parameters) };
    },
  } as unknown as Programs;
}

/** Doors that only remember what was asked of them. */
export class FakeDoors implements ServiceControl {
  readonly asked: string[] = [];
  readonly #ports = new Map<string, number | undefined>();

  list(): readonly DoorState[] {
    const door = (name: string, command: 'STRHOSTSVR' | 'STRTCPSVR', port: number): DoorState => ({
      name,
      title: `Door ${name}`,
      serviceName: command === 'STRHOSTSVR' ? `as-${name}` : undefined,
      server: { command, value: `*${name.toUpperCase()}` },
      port: this.#ports.has(`${name} plain`) ? (this.#ports.get(`${name} plain`) ?? 0) : port,
      tlsPort: this.#ports.has(`${name} tls`) ? this.#ports.get(`${name} tls`) : port + 1000,
      active: true,
      connections: 0,
    });
    return [door('signon', 'STRHOSTSVR', 8476), door('rmtcmd', 'STRHOSTSVR', 8475), door('telnet', 'STRTCPSVR', 23)];
  }

  async start(name: string): Promise<void> {
    this.asked.push(`start ${name}`);
  }

  async stop(name: string, { connections }: { connections: 'keep' | 'end' }): Promise<void> {
    this.asked.push(`stop ${name} ${connections}`);
  }

  async move(name: string, kind: 'plain' | 'tls', port: number | undefined): Promise<void> {
    this.asked.push(`move ${name} ${kind} ${port}`);
    this.#ports.set(`${name} ${kind}`, port);
  }
}
