import type { SqlHost } from '../../../src/database/host.ts';
import { openDatabase } from '../../../src/database/open.ts';
import type { Database, Outcome, ParameterValue, ResultColumn, SqlSession } from '../../../src/database/room.ts';
import type { SessionAttributes } from '../../../src/database/session/attributes.ts';
import { systemClock } from '../../../src/system/clock.ts';
import type { Job } from '../../../src/system/jobs/job.ts';
import type { QualifiedName } from '../../../src/system/objects/object.ts';
import { verifierKey } from '../../../src/system/profiles/verifier-key.ts';
import { openSystem, type System } from '../../../src/system/system.ts';
import { temporaryStore } from '../../store/temporary-store.ts';
import { type Cleanup, lastFirst } from '../../system/fakes/host.ts';
import { repeatableRandom } from '../../system/fakes/random.ts';

/** A host without doors, and sessions in it. */
export interface SqlRoom {
  readonly system: System;
  readonly database: Database;
  /** A session of a user, by default of the security officer. */
  session(attributes?: Partial<SessionAttributes>, user?: string): Promise<Client>;
}

/** A host that has neither commands nor programs. */
function nothing({ messages }: System): SqlHost {
  const find = async (_: Job, { name, library }: QualifiedName) => {
    throw messages.escape('CPF9801', [name, library, '*PGM']);
  };
  return {
    commands: { run: async () => Promise.reject(messages.escape('CPF0006')) },
    programs: { program: find, serviceProgram: find },
  };
}

export async function sqlRoom(t: Cleanup, host: (system: System) => SqlHost = nothing): Promise<SqlRoom> {
  const cleanup = lastFirst(t);
  const store = await temporaryStore(cleanup);
  const system = await openSystem({
    ...{ store, clock: systemClock, random: repeatableRandom(), key: verifierKey(Buffer.alloc(32, 1)) },
    ...{ audit: { record: () => undefined }, alone: true },
  });
  cleanup.after(() => system.close());
  const database = await openDatabase({ ...system, store, clock: systemClock, server: 'BIGIRON', host: host(system) });
  cleanup.after(() => database.close());
  return {
    system,
    database,
    async session(attributes = {}, user = 'QSECOFR') {
      if ((await system.profiles.find(user)) === undefined)
        await system.profiles.create(await system.systemJob(), { name: user, password: '*NONE' });
      const profile = await system.profiles.require(user);
      const job = await system.jobs.start({ name: 'QZDASOINIT', user, profile, type: 'prestart' });
      return new Client(await database.open(job, attributes), job);
    },
  };
}

/** A session with the calls that tests make. */
export class Client {
  readonly session: SqlSession;
  readonly job: Job;

  constructor(session: SqlSession, job: Job) {
    this.session = session;
    this.job = job;
  }

  async run(text: string, ...values: ParameterValue[]): Promise<Outcome> {
    return (await this.session.prepare(text)).execute(values);
  }

  /** All rows, with values as text: numbers, texts with all their blanks, dates in ISO form; null. */
  async rows(text: string, ...values: ParameterValue[]): Promise<(string | null)[][]> {
    const prepared = await this.session.prepare(text);
    const rows: (string | null)[][] = [];
    const sink = (bytes: Buffer, start: number, end: number) => {
      rows.push(decode(bytes.subarray(start, end), prepared.columns!));
    };
    const { cursor, fetched } = await prepared.open(values, {}, { rows: 100, sink });
    for (let last = fetched!; !last.atEnd; ) last = await cursor.fetch({ rows: 100, sink });
    await cursor.close();
    return rows;
  }

  /** The value of one row with one column. */
  async value(text: string, ...values: ParameterValue[]): Promise<string | null> {
    const [row] = await this.rows(text, ...values);
    return row![0]!;
  }
}

export function decode(row: Buffer, columns: readonly ResultColumn[]): (string | null)[] {
  let at = 2;
  return columns.map(({ pgType }) => {
    const length = row.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    const bytes = row.subarray(at, at + length);
    at += length;
    switch (pgType) {
      case 'int2':
        return String(bytes.readInt16BE());
      case 'int4':
        return String(bytes.readInt32BE());
      case 'int8':
        return String(bytes.readBigInt64BE());
      case 'float4':
        return String(bytes.readFloatBE());
      case 'float8':
        return String(bytes.readDoubleBE());
      case 'bool':
        return String(bytes[0] === 1);
      case 'bytea':
        return bytes.toString('hex');
      case 'date':
        return moment(BigInt(bytes.readInt32BE()) * 86_400_000_000n).slice(0, 10);
      case 'time':
        return time(bytes.readBigInt64BE());
      case 'timestamp':
        return moment(bytes.readBigInt64BE());
      case 'numeric':
        return numeric(bytes);
      default:
        return bytes.toString('utf8');
    }
  });
}

/** Microseconds since 2000. */
function moment(microseconds: bigint): string {
  const milliseconds = microseconds / 1000n + 946_684_800_000n;
  const rest = ((microseconds % 1000n) + 1000n) % 1000n;
  const whole = microseconds % 1000n < 0n ? milliseconds - 1n : milliseconds;
  return `${new Date(Number(whole)).toISOString().replace('T', ' ').replace('Z', '')}${String(rest).padStart(3, '0')}`;
}

function time(microseconds: bigint): string {
  const seconds = Number(microseconds / 1_000_000n);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map(part => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

/** PostgreSQL's binary numeric: number of groups, weight, sign, scale, then groups of four digits. */
function numeric(bytes: Buffer): string {
  const [groups, weight, sign, scale] = [0, 2, 4, 6].map(at => bytes.readInt16BE(at)) as [
    number,
    number,
    number,
    number,
  ];
  if (sign === -0x4000) return 'NaN';
  let digits = '';
  for (let group = 0; group < groups; group++) digits += String(bytes.readInt16BE(8 + group * 2)).padStart(4, '0');
  const point = (weight + 1) * 4;
  const all = digits.padEnd(Math.max(point + scale, digits.length), '0');
  const padded = point <= 0 ? '0'.repeat(-point + 1) + all : all;
  const wholeLength = point <= 0 ? 1 : point;
  const whole = padded.slice(0, wholeLength).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(wholeLength).padEnd(scale, '0').slice(0, scale);
  return `${sign === 0x4000 ? '-' : ''}${whole}${scale > 0 ? `.${fraction}` : ''}`;
}
