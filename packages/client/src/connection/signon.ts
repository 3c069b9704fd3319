import { charset } from '@bigiron/wire/ccsid/index';
import { at } from '@bigiron/wire/hostserver/header';
import {
  authenticationType,
  clientSeed,
  type PasswordLevel,
  substitute,
} from '@bigiron/wire/hostserver/password/index';
import { releaseName } from '@bigiron/wire/hostserver/release';
import {
  AttributesExchanged,
  describeReturnCode,
  EndServer,
  ExchangeAttributes,
  Information,
  RetrieveInformation,
  ReturnCode,
  returnCodeName,
} from '@bigiron/wire/hostserver/signon/index';
import { ExchangeSeeds, SeedsExchanged, ServerStarted, StartServer } from '@bigiron/wire/hostserver/start-server/index';
import { SignonError } from '../errors.ts';
import type { Credentials } from './credentials.ts';
import type { CallOptions, RequestConnection } from './requests.ts';

/** What a host says of itself and of the user at sign-on. */
export interface SignonInformation {
  /** E.g. `V7R5M0`. */
  readonly release: string;
  /** CCSID of the user's server jobs. */
  readonly ccsid: number;
  readonly passwordLevel: PasswordLevel;
  /** Local times of the host; undefined where it tells none. */
  readonly currentSignon: Date | undefined;
  readonly lastSignon: Date | undefined;
  readonly passwordExpires: Date | undefined;
  /** Days before the expiry from which a user should be warned. */
  readonly warningDays: number | undefined;
}

/** Signs on at the sign-on server: proves the password and learns what the host is. */
export async function signOn(
  connection: RequestConnection,
  credentials: Credentials,
  options: CallOptions,
): Promise<SignonInformation> {
  const seed = clientSeed();
  const exchanged = AttributesExchanged.decode(
    await connection.request(
      correlation => ExchangeAttributes.encode({ version: 1, level: 10, clientSeed: seed }, { correlation }),
      options,
    ),
  );
  refuse(exchanged.returnCode, credentials.user);
  const level = passwordLevel(exchanged.passwordLevel);
  const seeds = { client: seed, server: exchanged.serverSeed ?? new Uint8Array(8) };
  const proof = {
    type: authenticationType(level),
    clientCcsid: 1200,
    substitute: substitute(level, credentials.user, await credentials.verifier(level), seeds),
    user: credentials.user,
    ...((exchanged.level ?? 0) >= 5 ? { wantMessages: 1 } : {}),
  };
  const information = Information.decode(
    await connection.request(correlation => RetrieveInformation.encode(proof, { correlation }), options),
  );
  refuse(information.returnCode, credentials.user);
  connection.tell(EndServer.encode({}));
  return {
    release: exchanged.release === undefined ? 'unknown' : releaseName(exchanged.release),
    ccsid: information.serverCcsid ?? 37,
    passwordLevel: level,
    currentSignon: date(information.currentSignon),
    lastSignon: date(information.lastSignon),
    passwordExpires: date(information.passwordExpires),
    warningDays: information.warningDays,
  };
}

/** Proves the password to any other server and starts its job. Returns the job's `number/user/name`. */
export async function startServer(
  connection: RequestConnection,
  server: number,
  credentials: Credentials,
  options: CallOptions,
): Promise<string> {
  const seed = clientSeed();
  const seedsFrame = await connection.request(
    correlation => ExchangeSeeds.encode({ clientSeed: seed }, { correlation, server }),
    options,
  );
  const exchanged = SeedsExchanged.decode(seedsFrame);
  refuse(exchanged.returnCode, credentials.user);
  const level = passwordLevel(at.attributes(seedsFrame) & 0xff);
  const start = {
    type: authenticationType(level),
    sendReply: 1,
    substitute: substitute(level, credentials.user, await credentials.verifier(level), {
      client: seed,
      server: exchanged.serverSeed,
    }),
    user: credentials.user,
  };
  const started = ServerStarted.decode(
    await connection.request(correlation => StartServer.encode(start, { correlation, server }), options),
    charset(37),
  );
  refuse(started.returnCode, credentials.user);
  return started.job ?? '';
}

function refuse(returnCode: number, user: string): void {
  if (returnCode === ReturnCode.ok) return;
  const code = returnCodeName(returnCode) ?? `return-code-${returnCode.toString(16)}`;
  throw new SignonError(`${user}: ${describeReturnCode(returnCode)}`, { code: kebab(code), layer: 'session' });
}

/** `passwordIncorrect` is `password-incorrect` to programs. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

function passwordLevel(level: number | undefined): PasswordLevel {
  if (level === undefined) return 0;
  if (level > 4)
    throw new SignonError(`The host announces password level ${level}; 0 to 4 are known`, {
      code: 'password-level',
      fault: 'peer',
    });
  return level as PasswordLevel;
}

function date(
  value: { year: number; month: number; day: number; hour: number; minute: number; second: number } | undefined,
): Date | undefined {
  return value === undefined
    ? undefined
    : new Date(value.year, value.month - 1, value.day, value.hour, value.minute, value.second);
}
