import { char, type Fields, type Input, int32, type Layout, layout, reserved } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import type { ObjectDescription } from '../../system/objects/object.ts';
import { api } from './api.ts';
import { dateTime } from './dates.ts';
import { errorCode } from './error-code.ts';
import { length, oneZero, qualifiedName } from './fields.ts';
import { counts, received, receiver } from './receiver.ts';

const blank = (size: number) => reserved(size, 0x40);

/** OBJD0100. Source of all four formats: JTOpen `ObjectDescription.java`. */
const basic = {
  ...counts,
  name: char(10),
  libraryGiven: char(10, 'as the caller gave it'),
  type: char(10),
  library: char(10),
  asp: int32('auxiliary storage pool'),
  owner: char(10),
  domain: char(2),
  created: char(13, 'CYYMMDDHHMMSS'),
  changed: char(13),
};

/** OBJD0200. */
const withText = {
  ...basic,
  attribute: char(10),
  text: char(50),
  sourceFile: blank(10),
  sourceLibrary: blank(10),
  sourceMember: blank(10),
};

/** OBJD0300. */
const withOrigin = {
  ...withText,
  sourceUpdated: blank(13),
  saved: blank(13),
  restored: blank(13),
  creator: char(10),
  creatorSystem: char(8),
  usageReset: blank(7),
  saveSize: int32(),
  saveSequence: int32(),
  storageStatus: char(10, '*KEEP'),
  saveCommand: blank(10),
  saveVolumes: blank(71),
  saveDevice: blank(10),
  saveFile: blank(10),
  saveFileLibrary: blank(10),
  saveLabel: blank(17),
  systemLevel: char(9, 'VxxRxxMxx'),
  compiler: blank(16),
  objectLevel: blank(8),
  userChanged: oneZero,
  licensedProgram: blank(16),
  ptf: blank(10),
  apar: blank(10),
};

/** OBJD0400. */
const full = {
  ...withOrigin,
  lastUsed: blank(7),
  usageUpdated: char(1, 'Y, N'),
  daysUsed: int32(),
  size: int32(),
  sizeMultiplier: int32(),
  compression: char(1),
  mayBeChangedByProgram: oneZero,
  changedByProgram: oneZero,
  userAttribute: blank(10),
  overflowed: oneZero,
  saveActive: blank(13),
  auditing: char(10),
  primaryGroup: char(10),
  journaled: oneZero,
  journal: blank(10),
  journalLibrary: blank(10),
  journalImages: blank(1),
  journalOmitted: blank(1),
  journalStarted: blank(13),
  signed: oneZero,
  savedSize: int32(),
  savedSizeMultiplier: int32(),
  libraryAsp: int32(),
  aspDevice: char(10),
  libraryAspDevice: char(10),
  signedByTrusted: oneZero,
  signedMultiply: oneZero,
  reserved: blank(2),
  primaryAsp: int32(),
  optimumSpace: oneZero,
  overflowedAsp: oneZero,
  rest: blank(61),
};

const formats: Readonly<Record<string, Layout<Fields>>> = {
  OBJD0100: layout(basic),
  OBJD0200: layout(withText),
  OBJD0300: layout(withOrigin),
  OBJD0400: layout(full),
};

/** Retrieve Object Description. */
export const qusrobjd = api(
  {
    receiver,
    length,
    format: char(8, 'OBJD0100 to OBJD0400'),
    object: qualifiedName,
    type: char(10, 'with its star'),
    error: errorCode,
    aspControl: optional(char(24)),
  },
  async ({ length, format, object, type }, call) => {
    const table = formats[format];
    if (table === undefined) throw call.messages.escape('CPF3C21', [format]);
    if (!type.startsWith('*')) throw call.messages.escape('CPF3C31', [type]);
    const description = await call.objects.resolve(call.job, object, type as `*${string}`, 0);
    const { primaryGroup } = await call.objectAuthority.display(
      call.job,
      { name: description.name, library: description.library },
      description.type,
    );
    const value = values(description, object.library, primaryGroup, systemLevel(call.release));
    return { receiver: received(table.encode(value as Input<Fields>, call.text), length, call) };
  },
);

function values(
  object: ObjectDescription,
  libraryGiven: string,
  primaryGroup: string | undefined,
  systemLevel: string,
): Input<typeof full> {
  return {
    name: object.name,
    libraryGiven,
    type: object.type,
    library: object.library,
    asp: 1,
    owner: object.owner,
    domain: '*U',
    created: dateTime(object.created),
    changed: dateTime(object.changed),
    attribute: object.attribute,
    text: object.text,
    creator: object.createdBy,
    creatorSystem: '',
    saveSize: 0,
    saveSequence: 0,
    storageStatus: '*KEEP',
    systemLevel,
    userChanged: true,
    usageUpdated: 'N',
    daysUsed: 0,
    size: 0,
    sizeMultiplier: 1,
    compression: 'N',
    mayBeChangedByProgram: true,
    changedByProgram: false,
    overflowed: false,
    auditing: '*NONE',
    primaryGroup: primaryGroup ?? '*NONE',
    journaled: false,
    signed: false,
    savedSize: 0,
    savedSizeMultiplier: 1,
    libraryAsp: 1,
    aspDevice: '*SYSBAS',
    libraryAspDevice: '*SYSBAS',
    signedByTrusted: false,
    signedMultiply: false,
    primaryAsp: 1,
    optimumSpace: false,
    overflowedAsp: false,
  };
}

/** `V07R05M00` for `V7R5M0`. */
function systemLevel(release: string): string {
  return release.replace(/\d+/g, digits => digits.padStart(2, '0'));
}
