import { bytes, char } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { Objl0100, Objl0200 } from '@bigiron/wire/systemprogram/object-list';
import type { ObjectDescription } from '../../system/objects/object.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { fillSpace } from './list-space.ts';

/** List Objects: those that the user may see, into a user space. */
export const quslobj = api(
  {
    space: qualifiedName,
    format: char(8, 'OBJL0100, OBJL0200'),
    object: qualifiedName,
    type: char(10, 'with its star, or *ALL'),
    error: errorCode,
    authority: optional(bytes()),
    selection: optional(bytes()),
  },
  async ({ space, format, object, type }, call) => {
    const { job, objects, messages, text } = call;
    if (format !== 'OBJL0100' && format !== 'OBJL0200') throw messages.escape('CPF3C21', [format]);
    if (!type.startsWith('*')) throw messages.escape('CPF3C31', [type]);
    const found = await objects.list(job, object, type as `*${string}`);
    const written = [space.name, space.library, format, object.name, object.library, type];
    await fillSpace(
      space,
      {
        ...{ api: 'QUSLOBJ', format, entrySize: (format === 'OBJL0100' ? Objl0100 : Objl0200).size! },
        entries: found.map(one => encode(format, one, call)),
        input: Buffer.from(text.encode(written.map((value, i) => value.padEnd(i === 2 ? 8 : 10)).join(''))),
      },
      call,
    );
  },
);

function encode(format: string, object: ObjectDescription, { text }: ApiCall): Buffer {
  return format === 'OBJL0100'
    ? Objl0100.encode(object, text)
    : Objl0200.encode({ ...object, status: '', userAttribute: '' }, text);
}
