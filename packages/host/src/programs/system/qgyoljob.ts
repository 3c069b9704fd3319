import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { ListedJob, ListedJobField } from '@bigiron/wire/systemprogram/job-list';
import type { JobListing } from '../../system/jobs/job.ts';
import type { Profile } from '../../system/profiles/profile.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import type { Subject } from './job-information/format.ts';
import { internalId, types } from './job-information/head.ts';
import { jobFields } from './job-list/fields.ts';
import { readSelection } from './job-list/selection.ts';
import { encodeField, type KeyedField } from './keyed-field.ts';
import { fixedEntries } from './open-lists.ts';
import { receiver } from './receiver.ts';
import { sorted, sortInformation } from './sort-information.ts';

/** Fields of each job that one list may ask for: more than there are. */
const mostFields = 255;

/** Open List of Jobs. Source of the parameters: JTOpen `JobList.java`. */
export const qgyoljob = api(
  {
    receiver,
    length,
    format: char(8, 'OLJB0100, OLJB0200'),
    definition: out(bytes(undefined, 'where the fields are')),
    definitionLength: int32(),
    information: out(bytes(80)),
    count: int32('-1: build the whole list'),
    sort: sortInformation,
    selection: bytes(undefined, 'OLJS0100 or OLJS0200'),
    selectionLength: int32(),
    fieldCount: int32(),
    keys: bytes(undefined, 'of the fields, 4 bytes each'),
    error: errorCode,
    selectionFormat: optional(char(8)),
  },
  async (given, call) => {
    const { length, count, format } = given;
    if (format !== 'OLJB0100' && format !== 'OLJB0200') throw call.messages.escape('CPF3C21', [format]);
    const fields = format === 'OLJB0100' ? [] : asked(given.fieldCount, given.keys, call);
    const selects = readSelection(given.selection.subarray(0, Math.max(0, given.selectionLength)), call);
    const profiles = new Map<string, Promise<Profile | undefined>>();
    const subjects = await Promise.all(
      (await call.jobs.list(call.job, {})).map(async listing => ({
        listing,
        subject: await subjectOf(listing, profiles, call),
      })),
    );
    const chosen = subjects.filter(({ listing, subject }) => selects(listing, subject));
    const entries = chosen.map(({ listing, subject }) => encode(listing, subject, fields, call));
    const entryLength = ListedJob.size! + fields.reduce((sum, { field }) => sum + field.length, 0);
    const inOrder = sorted(entries, given.sort, { name: 'QGYOLJOB', parameter: 8 }, call);
    return {
      ...call.lists.opened(call, fixedEntries(inOrder), { length, count, entryLength }),
      definition: definition(fields, call).subarray(0, Math.max(0, given.definitionLength)),
    };
  },
);

interface Asked {
  readonly key: number;
  readonly field: KeyedField<Subject>;
}

function asked(count: number, keys: Uint8Array, { messages }: ApiCall): Asked[] {
  const given = Buffer.from(keys);
  if (count < 0 || count > mostFields || 4 * count > given.length) throw messages.escape('CPF3C3A', ['QGYOLJOB', 11]);
  return Array.from({ length: count }, (_, i) => {
    const key = given.readInt32BE(4 * i);
    const field = jobFields.get(key);
    if (field === undefined) throw messages.escape('CPF3C82', [key, 'QGYOLJOB']);
    return { key, field };
  });
}

async function subjectOf(
  { description }: JobListing,
  profiles: Map<string, Promise<Profile | undefined>>,
  call: ApiCall,
): Promise<Subject | undefined> {
  if (description === undefined) return undefined;
  const { currentUser } = description;
  const profile = profiles.get(currentUser) ?? call.profiles.find(currentUser);
  profiles.set(currentUser, profile);
  return { job: description, profile: await profile };
}

function encode(
  { summary }: JobListing,
  subject: Subject | undefined,
  fields: readonly Asked[],
  call: ApiCall,
): Buffer {
  const { id, status, type } = summary;
  const { type: letter, subtype } = types[type];
  const information = subject === undefined ? 'A' : '';
  const head = { ...id, internalId: internalId(id.number), status, type: letter, subtype, information };
  return Buffer.concat([
    ListedJob.encode(head, call.text),
    ...fields.map(({ field }) => encodeField(field, subject, call.text)),
  ]);
}

/** How many fields there are, and where: they lie one behind the other, as they were asked for. */
function definition(fields: readonly Asked[], call: ApiCall): Buffer {
  const count = Buffer.alloc(4);
  count.writeInt32BE(fields.length);
  let offset = ListedJob.size!;
  const parts = fields.map(({ key, field: { type, length } }) => {
    const part = ListedJobField.encode({ size: ListedJobField.size!, key, type, length, offset }, call.text);
    offset += length;
    return part;
  });
  return Buffer.concat([count, ...parts]);
}
