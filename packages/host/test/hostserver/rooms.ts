import { type PasswordLevel, unprotect, verifier, verify } from '@bigiron/wire/hostserver/password/index';
import type { HostServerRooms } from '../../src/hostserver/server.ts';
import type { EndOption, Job, Jobs } from '../../src/system/jobs/job.ts';
import type { Authentication, Refusal, SignedOn } from '../../src/system/profiles/authentication.ts';
import type { Profile } from '../../src/system/profiles/profile.ts';

/** A user whom the doors under test know. */
export interface KnownUser {
  password: string;
  refusal?: Refusal;
}

export interface TestRooms extends HostServerRooms {
  readonly users: Map<string, KnownUser>;
  readonly started: TestJob[];
  readonly tokens: Map<string, string>;
  level: PasswordLevel;
}

export interface TestJob extends Job {
  readonly ended: boolean;
  requestEnd(option: EndOption): void;
}

/** Rooms in memory, as small as doors need them: their own tests are elsewhere. Seeds are always the same. */
export function testRooms(users: Readonly<Record<string, KnownUser>>): TestRooms {
  const started: TestJob[] = [];
  const rooms: TestRooms = {
    users: new Map(Object.entries(users)),
    started,
    tokens: new Map(),
    level: 2,
    random: { bytes: count => Buffer.from('1122334455667788'.repeat(8), 'hex').subarray(0, count) },
    authentication: authentication(() => rooms),
    jobs: {
      start: async ({ name, user, profile }) => {
        const job = startJob(name, user, profile, started.length + 123_456);
        started.push(job);
        return job;
      },
    } as Pick<Jobs, 'start'> as Jobs,
  };
  return rooms;
}

export function profileOf(name: string): Profile {
  return { name, ccsid: 65535 } as Profile;
}

function authentication(rooms: () => TestRooms): Authentication {
  return {
    passwordLevel: async () => rooms().level,
    async authenticate(user, proof) {
      const { users, tokens, level } = rooms();
      if (proof.kind === 'token') {
        const owner = tokens.get(Buffer.from(proof.token).toString('hex'));
        return owner === undefined ? { ok: false, reason: 'token-invalid' } : signedOn(owner);
      }
      const known = users.get(user ?? '');
      if (known === undefined || proof.kind !== 'substitute') return { ok: false, reason: 'user-unknown' };
      const kept = await verifier(level, user as string, known.password);
      if (!verify(level, user as string, kept, proof.substitute, proof.seeds)) {
        return { ok: false, reason: 'password-incorrect' };
      }
      return known.refusal === undefined ? signedOn(user as string) : { ok: false, reason: known.refusal };
    },
    async changePassword(user, change) {
      const { users, level } = rooms();
      const known = users.get(user);
      if (known === undefined || change.kind !== 'protected') return { ok: false, reason: 'user-unknown' };
      const kept = await verifier(level, user, known.password);
      const { newPassword } = await unprotect(level, user, kept, change.change, change.seeds);
      if (newPassword.length < 3) return { ok: false, reason: 'new-too-short' };
      users.set(user, { password: newPassword });
      return { ok: true };
    },
    async createToken(profile, _kind, timeout) {
      if (timeout < 1 || timeout > 3600) return { ok: false, reason: 'token-timeout' };
      const token = Buffer.alloc(32, 0xa5);
      rooms().tokens.set(token.toString('hex'), profile.name);
      return { ok: true, token };
    },
    regenerateToken: async () => ({ ok: false, reason: 'token-not-regenerable' }),
    revokeToken: async token => rooms().tokens.delete(Buffer.from(token).toString('hex')),
  };
}

function signedOn(name: string): SignedOn {
  const today = Date.UTC(2025, 0, 2);
  return {
    ok: true,
    profile: profileOf(name),
    currentSignon: today,
    lastSignon: undefined,
    passwordExpires: undefined,
    warningDays: 7,
  };
}

function startJob(name: string, user: string, profile: Profile, number: number): TestJob {
  const ending = new AbortController();
  let ended = false;
  const job = {
    id: { number: String(number), user, name },
    profile,
    type: 'prestart',
    ccsid: 65535,
    defaultCcsid: 37,
    ending: ending.signal,
    get ended() {
      return ended;
    },
    requestEnd: (option: EndOption) => ending.abort(option),
    async end() {
      ended = true;
    },
  };
  return job as unknown as TestJob;
}
