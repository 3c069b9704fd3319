import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import {
  AuthorityControl,
  ListedObject,
  ListedObjectField,
  StatusSelection,
} from '@bigiron/wire/systemprogram/object-list';
import { type Rights, rightsOf } from '../../system/authority/rights.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { ObjectDescription } from '../../system/objects/object.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { encodeField, type KeyedField } from './keyed-field.ts';
import { type ListedSubject, objectFields } from './object-list/fields.ts';
import { fixedEntries } from './open-lists.ts';
import { receiver } from './receiver.ts';
import { sorted, sortInformation } from './sort-information.ts';

/** Fields of each object, authorities and statuses that one list may ask for: more than there are of either. */
const most = 255;
const program = 'QGYOLOBJ';

/** Open List of Objects: those that the user may see. Source of the parameters: JTOpen `ObjectList.java`. */
export const qgyolobj = api(
  {
    receiver,
    length,
    information: out(bytes(80)),
    count: int32('-1: build the whole list'),
    sort: sortInformation,
    object: qualifiedName,
    type: char(10, 'with its star, or *ALL'),
    authority: bytes(),
    selection: bytes(),
    fieldCount: int32(),
    keys: bytes(undefined, 'of the fields, 4 bytes each'),
    error: errorCode,
    jobIdentification: optional(bytes()),
    jobFormat: optional(char(8)),
    aspControl: optional(bytes()),
  },
  async (given, call) => {
    const { length, count, object, type } = given;
    if (!type.startsWith('*')) throw call.messages.escape('CPF3C31', [type]);
    const fields = asked(given.fieldCount, given.keys, call);
    const needed = neededRights(Buffer.from(given.authority), call);
    const found = selectsPresent(Buffer.from(given.selection), call)
      ? await call.objects.list(call.job, object, type as `*${string}`)
      : [];
    const allowed = needed === 0 ? found : await having(needed, found, call);
    const entries = await Promise.all(allowed.map(one => encode(one, object.library, fields, call)));
    const inOrder = sorted(entries, given.sort, { name: program, parameter: 5 }, call);
    const entryLength = fields.reduce((sum, { field }) => sum + fieldSize(field), ListedObject.size!);
    return call.lists.opened(call, fixedEntries(inOrder), { length, count, entryLength });
  },
);

interface Asked {
  readonly key: number;
  readonly field: KeyedField<ListedSubject>;
}

function asked(count: number, keys: Uint8Array, { messages }: ApiCall): Asked[] {
  const given = Buffer.from(keys);
  if (count < 0 || count > most || 4 * count > given.length) throw messages.escape('CPF3C3A', [program, 10]);
  return Array.from({ length: count }, (_, i) => {
    const key = given.readInt32BE(4 * i);
    const field = objectFields.get(key);
    if (field === undefined) throw messages.escape('CPF3C82', [key, program]);
    return { key, field };
  });
}

/** The authorities to an object that the control asks for. Those to its library are what finding it needs anyway. */
function neededRights(control: Buffer, { messages, text }: ApiCall): Rights {
  if (control.length < AuthorityControl.size!) throw messages.escape('CPF3C3A', [program, 8]);
  const { objectOffset, objectCount } = AuthorityControl.decode(control.subarray(0, AuthorityControl.size!), text);
  const fits = objectCount >= 0 && objectCount <= most && objectOffset + 10 * objectCount <= control.length;
  if (!fits || objectOffset < 0) throw messages.escape('CPF3C3A', [program, 8]);
  let needed: Rights = 0;
  for (let i = 0; i < objectCount; i++) {
    const at = objectOffset + 10 * i;
    const rights = rightsOf(text.decode(control, at, at + 10).trimEnd());
    if (rights === undefined) throw messages.escape('CPF3C3A', [program, 8]);
    needed |= rights;
  }
  return needed;
}

/** Every object that is listed is there (status blank); `*` stands for any status. */
function selectsPresent(control: Buffer, { messages, text }: ApiCall): boolean {
  if (control.length < StatusSelection.size!) throw messages.escape('CPF3C3A', [program, 9]);
  const { omit, offset, count } = StatusSelection.decode(control.subarray(0, StatusSelection.size!), text);
  if (count < 1 || count > most || offset < 0 || offset + count > control.length)
    throw messages.escape('CPF3C3A', [program, 9]);
  const statuses = text.decode(control, offset, offset + count);
  const named = statuses.includes('*') || statuses.includes(' ');
  return omit === 0 ? named : !named;
}

async function having(
  needed: Rights,
  found: readonly ObjectDescription[],
  { objects, job }: ApiCall,
): Promise<ObjectDescription[]> {
  const allowed = [];
  for (const one of found) {
    try {
      await objects.resolve(job, { name: one.name, library: one.library }, one.type, needed);
      allowed.push(one);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
    }
  }
  return allowed;
}

/** Keys that need more than the description of the object. */
const primaryGroupKey = 414;

async function encode(
  object: ObjectDescription,
  asked: string,
  fields: readonly Asked[],
  call: ApiCall,
): Promise<Buffer> {
  const { name, library, type } = object;
  const { job, text, release } = call;
  const display = fields.some(({ key }) => key === primaryGroupKey)
    ? await call.objectAuthority.display(job, { name, library }, type)
    : undefined;
  const subject = { object, primaryGroup: display?.primaryGroup, release, order: orderOf(library, asked, call) };
  const parts = fields.map(({ key, field }) => {
    const head = { size: fieldSize(field), key, type: field.type, length: field.length };
    return Buffer.concat([ListedObjectField.encode(head, text), encodeField(field, subject, text)]);
  });
  return Buffer.concat([
    ListedObject.encode({ name, library, type, status: '', fieldCount: fields.length }, text),
    ...parts,
  ]);
}

function fieldSize({ length }: KeyedField<ListedSubject>): number {
  return ListedObjectField.size! + length;
}

function orderOf(library: string, asked: string, { job: { libraries } }: ApiCall): number {
  const { system, current, user } = libraries;
  const own = [...(current === undefined ? [] : [current]), ...user];
  if (asked === '*LIBL') return [...system, ...own].indexOf(library) + 1;
  return asked === '*USRLIBL' ? own.indexOf(library) + 1 : 0;
}
