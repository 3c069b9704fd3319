import {
  Autocommit,
  CommitLevel,
  DateFormat,
  DateSeparator,
  type DateTimeFormats,
  Naming,
  type ServerAttributes,
  type SetAttributes,
  type SortSequence,
  TimeFormat,
  TimeSeparator,
} from '@bigiron/wire/hostserver/database/index';
import { releaseName } from '@bigiron/wire/hostserver/release';
import type { SqlSession } from '../../database/room.ts';
import type { SessionAttributes } from '../../database/session/attributes.ts';
import type { Request } from '../../hostserver/handler.ts';
import type { Client } from './client.ts';
import { supports } from './client.ts';
import type { Conversation } from './conversation.ts';

export type AttributeRequest = Request<typeof SetAttributes>;

/**
 * The level of functions behind the release: 14 says that rows may come cut to their length. 16 would let clients cut parameters too, which
 * saves nothing here.
 */
const functionLevel = '0014';

const dateFormats = {
  '*JUL': DateFormat.julian,
  '*MDY': DateFormat.mdy,
  '*DMY': DateFormat.dmy,
  '*YMD': DateFormat.ymd,
  '*USA': DateFormat.usa,
  '*ISO': DateFormat.iso,
  '*EUR': DateFormat.eur,
  '*JIS': DateFormat.jis,
} as const;
const timeFormats = {
  '*HMS': TimeFormat.hms,
  '*USA': TimeFormat.usa,
  '*ISO': TimeFormat.iso,
  '*EUR': TimeFormat.eur,
  '*JIS': TimeFormat.jis,
} as const;
const isolations = {
  '*NONE': CommitLevel.none,
  '*CS': CommitLevel.cursorStability,
  '*CHG': CommitLevel.change,
  '*ALL': CommitLevel.all,
  '*RR': CommitLevel.repeatableRead,
} as const;
const roundings = ['HALF_EVEN', 'HALF_UP', 'DOWN', 'CEILING', 'FLOOR', 'HALF_DOWN', 'UP'] as const;
const concurrentAccess = { 1: 'currently-committed', 2: 'wait' } as const;
const sortKinds = ['*HEX', '*LANGIDSHR', '*LANGIDUNQ'] as const;
const hexIsBinary = 1;

/** What a client says of itself goes to the client, what it says of statements to the session. Values that are not known change nothing. */
export function applyAttributes(request: AttributeRequest, client: Client): Partial<SessionAttributes> {
  if (request.formats !== undefined) client.formats = request.formats;
  if (request.lobThreshold !== undefined) client.lobThreshold = request.lobThreshold;
  if (request.closeOnEndOfFile !== undefined) client.closeOnEndOfFile = request.closeOnEndOfFile === 0xe8;
  if (request.clientSupport !== undefined) Object.assign(client, supports(request.clientSupport));
  const { decimalLimits: limits, defaultLibrary } = request;
  return withoutUnknown({
    naming: request.naming === undefined ? undefined : request.naming === Naming.system ? 'system' : 'sql',
    ...(defaultLibrary === undefined ? {} : { defaultSchema: defaultLibrary === null ? '' : defaultLibrary.trim() }),
    isolation: keyOf(isolations, request.commitLevel),
    autocommit: request.autocommit === undefined ? undefined : request.autocommit === Autocommit.on,
    dateFormat: keyOf(dateFormats, request.dateFormat),
    dateSeparator: DateSeparator[request.dateSeparator ?? -1],
    timeFormat: keyOf(timeFormats, request.timeFormat),
    timeSeparator: TimeSeparator[request.timeSeparator ?? -1],
    decimalPoint: request.decimalSeparator === undefined ? undefined : request.decimalSeparator === 1 ? ',' : '.',
    maximumPrecision: limits === undefined ? undefined : limits.maximumPrecision === 63 ? 63 : 31,
    maximumScale: limits?.maximumScale,
    minimumDivideScale: limits?.minimumDivideScale,
    hexConstantsAreCharacter: request.hexLiterals === undefined ? undefined : request.hexLiterals !== hexIsBinary,
    ...sorting(request.sortSequence),
    concurrentAccess: concurrentAccess[request.concurrentAccess as 1 | 2],
    decfloatRounding: roundings[request.decfloatRounding ?? -1],
    clientAccounting: text(request.accounting),
    clientApplication: text(request.application),
    clientProgram: text(request.program),
    clientUser: text(request.clientUser),
    clientWorkstation: text(request.workstation),
  });
}

function sorting(sort: SortSequence | undefined): Partial<SessionAttributes> {
  if (sort === undefined) return {};
  const { kind, language, table } = sort;
  const sortSequence = table === undefined ? (sortKinds[kind] ?? '*HEX') : `${table.library}/${table.name}`;
  return { sortSequence, ...(language === undefined ? {} : { language: language.toUpperCase() }) };
}

function text(value: string | null | undefined): string | undefined {
  return value === undefined ? undefined : (value ?? '').trimEnd();
}

function keyOf<K extends string>(names: Readonly<Record<K, number>>, value: number | undefined): K | undefined {
  return (Object.keys(names) as K[]).find(name => names[name] === value);
}

/** What is left out stays as it is. An empty default library means none. */
function withoutUnknown(
  attributes: { readonly [K in keyof SessionAttributes]?: SessionAttributes[K] | undefined },
): Partial<SessionAttributes> {
  const known = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
  if (known.defaultSchema === '') known.defaultSchema = undefined;
  return known as Partial<SessionAttributes>;
}

/** What the server says of itself. */
export function serverAttributes(
  { job }: Conversation,
  session: SqlSession,
  release: number,
  database: string,
): ServerAttributes {
  const { attributes } = session;
  const schema = attributes.defaultSchema ?? job.profile.name;
  const { name, user, number } = job.id;
  return {
    ccsid: job.defaultCcsid,
    ...dateTimeFields(attributes),
    decimalSeparator: attributes.decimalPoint === ',' ? 1 : 0,
    naming: attributes.naming === 'system' ? Naming.system : Naming.sql,
    ignoreDecimalErrors: 0,
    commitLevel: isolations[attributes.isolation],
    drdaPackageSize: 1,
    translate: 0xf0,
    serverCcsid: job.defaultCcsid,
    sortSequence: Math.max(0, (sortKinds as readonly string[]).indexOf(attributes.sortSequence)),
    language: attributes.language,
    sortTable: '',
    sortLibrary: '',
    nlv: '2924',
    functionalLevel: `${releaseName(release)}${functionLevel}`,
    database,
    defaultLibrary: schema.slice(0, 10),
    job: `${name.padEnd(10)}${user.padEnd(10)}${number}`,
    schema,
  };
}

function dateTimeFields(attributes: Readonly<SessionAttributes>) {
  return {
    dateFormat: dateFormats[attributes.dateFormat],
    dateSeparator: DateSeparator.indexOf(attributes.dateSeparator),
    timeFormat: timeFormats[attributes.timeFormat],
    timeSeparator: TimeSeparator.indexOf(attributes.timeSeparator as (typeof TimeSeparator)[number]),
  };
}

/** The formats of dates and times in rows, as descriptions of columns carry them. */
export function dateTimeNumbers({ attributes }: Conversation): DateTimeFormats {
  const { dateFormat, dateSeparator, timeFormat, timeSeparator } = dateTimeFields(attributes);
  return { date: dateFormat, time: timeFormat, dateSeparator, timeSeparator };
}
