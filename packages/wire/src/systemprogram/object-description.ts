import { char, int32, layout, reserved } from '../message/index.ts';
import { counts, oneZero } from './fields.ts';

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

export const Objd0100 = layout(basic);
export const Objd0200 = layout(withText);
export const Objd0300 = layout(withOrigin);
export const Objd0400 = layout(full);
