import { char, type Fields, type Input, type Layout } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { Objd0100, Objd0200, Objd0300, Objd0400 } from '@bigiron/wire/systemprogram/object-description';
import type { ObjectDescription } from '../../system/objects/object.ts';
import { api } from './api.ts';
import { dateTime } from './dates.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { systemLevel } from './object-list/fields.ts';
import { received, receiver } from './receiver.ts';

const formats: Readonly<Record<string, Layout<Fields>>> = {
  OBJD0100: Objd0100,
  OBJD0200: Objd0200,
  OBJD0300: Objd0300,
  OBJD0400: Objd0400,
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
): Input<(typeof Objd0400)['fields']> {
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
