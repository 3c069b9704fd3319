import { charset } from '@bigiron/wire/ccsid/index';
import {
  Autocommit,
  CommitLevel,
  DateFormat,
  DateSeparator,
  Formats,
  Naming,
  type Reply,
  SetAttributes,
  TimeFormat,
  TimeSeparator,
} from '@bigiron/wire/hostserver/database/index';
import type { DateTimeStyle } from './date-time.ts';
import { defaults, type SqlOptions } from './options.ts';

/** 13488: all text of requests is Unicode. */
const clientCcsid = 13_488;
/** What this client claims to understand: that of the Toolbox, with BOOLEAN. */
const clientSupport = 0xf600_0000;
const yes = 0xf0;

/** The first request on a connection to the database. */
export function setAttributes(options: SqlOptions, bits: number): Buffer {
  const { decimals, client = {} } = options;
  const value = {
    results: bits,
    clientCcsid,
    nlv: '2924',
    clientLevel: 'V7R2M01',
    translate: yes,
    drdaPackageSize: 1,
    dateFormat: DateFormat.iso,
    timeFormat: TimeFormat.iso,
    decimalSeparator: 0,
    naming: Naming[options.naming ?? 'sql'],
    ignoreDecimalErrors: 0,
    commitLevel: CommitLevel.none,
    autocommit: Autocommit.on,
    asciiCcsid: 819,
    ambiguousSelect: 1,
    packageAdd: 0,
    formats: Formats.superExtended,
    lobThreshold: options.lobThreshold ?? defaults.lobThreshold,
    compression: 1,
    clientSupport,
    // Large objects can be read until their connection has gone on to other work.
    locatorPersistence: 1,
    defaultLibrary: schemaOf(options),
    ...(decimals === undefined
      ? {}
      : {
          decimalLimits: {
            maximumPrecision: decimals.precision ?? 31,
            maximumScale: decimals.scale ?? 31,
            minimumDivideScale: decimals.divideScale ?? 0,
          },
        }),
    interfaceType: 'TypeScript',
    interfaceName: 'bigiron client',
    application: client.application,
    clientUser: client.user,
    workstation: client.workstation,
    accounting: client.accounting,
    program: client.program,
  };
  return SetAttributes.encode(value, {}, charset(37));
}

/** With system naming the library list decides. */
function schemaOf({ naming, schema, libraries }: SqlOptions): string | undefined {
  if (naming === 'system') return undefined;
  const first = libraries?.[0];
  return schema ?? (first === undefined || first === '*LIBL' ? undefined : first);
}

/** What the host announces of itself, as far as this client behaves differently. */
export interface ServerFacts {
  /** `V7R5M0`: 7.5. */
  readonly release: readonly [version: number, release: number];
  /** From 5 on, a statement can be cancelled. */
  readonly level: number;
  /** Of names and text in the job. */
  readonly ccsid: number;
  /** The job as requests to cancel name it: name, user, number, 26 characters. */
  readonly job: string;
  readonly database: string;
  readonly style: DateTimeStyle;
}

export function serverFacts(attributes: NonNullable<Reply['attributes']>): ServerFacts {
  const [, version = '0', release = '0', level = '0'] =
    /^V(\d)R(\d)M\d(\d{4})/.exec(attributes.functionalLevel.trim()) ?? [];
  return {
    release: [Number(version), Number(release)],
    level: Number(level),
    ccsid: attributes.serverCcsid,
    job: attributes.job,
    database: attributes.database.trimEnd(),
    style: {
      date: attributes.dateFormat,
      time: attributes.timeFormat,
      dateSeparator: DateSeparator[attributes.dateSeparator] ?? '-',
      timeSeparator: TimeSeparator[attributes.timeSeparator] ?? '.',
    },
  };
}
