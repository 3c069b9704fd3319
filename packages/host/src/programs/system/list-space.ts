import { ListHeader } from '@bigiron/wire/systemprogram/list-space';
import type { QualifiedName } from '../../system/objects/object.ts';
import { largestUserSpace } from '../../system/user-spaces/user-space.ts';
import type { ApiCall } from './api.ts';
import { dateTime } from './dates.ts';

export interface FilledSpace {
  readonly api: string;
  readonly format: string;
  /** The parameters of the call, as the space repeats them. */
  readonly input: Buffer;
  readonly entries: readonly Buffer[];
  readonly entrySize: number;
}

/** Puts a list into a user space, which is made large enough; as many of its entries as the largest space can have. */
export async function fillSpace(space: QualifiedName, filled: FilledSpace, call: ApiCall): Promise<void> {
  const { api, format, input, entries, entrySize } = filled;
  const { job, clock, text, userSpaces } = call;
  const size = ListHeader.size!;
  const listOffset = Math.ceil((size + input.length) / 16) * 16;
  const room = Math.max(0, Math.floor((largestUserSpace - listOffset) / entrySize));
  const list = entries.slice(0, room);
  const header = ListHeader.encode(
    {
      ...{ size, level: '0100', format, api, created: dateTime(clock.now()) },
      status: list.length === entries.length ? 'C' : 'P',
      used: listOffset + list.length * entrySize,
      ...{ inputOffset: size, inputSize: input.length, headerOffset: 0, headerSize: 0 },
      ...{ listOffset, listSize: list.length * entrySize, count: list.length, entrySize },
      ...{ ccsid: text.ccsid, country: '', language: '', subset: '0' },
    },
    text,
  );
  const head = Buffer.concat([header, input], listOffset);
  const content = Buffer.concat([head, ...list]);
  const there = await userSpaces.describe(job, space);
  if (there.size < content.length) await userSpaces.change(job, space, { size: content.length });
  await userSpaces.write(job, space, 0, content);
}
