import { bytes, char, int32 } from '@bigiron/wire/message/index';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { largestUserSpace } from '../../system/user-spaces/user-space.ts';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';

/** Change User Space. */
export const quschgus = api(
  {
    space: qualifiedName,
    start: int32('1 is the first byte'),
    length,
    data: bytes(),
    force: char(1, '0, 1, 2'),
    error: errorCode,
  },
  async ({ space, start, length, data, force }, { job, userSpaces, messages }) => {
    if (start < 1) throw messages.escape('CPD3C14', [start]);
    if (length < 1) throw messages.escape('CPD3C13', [length]);
    if (!['0', '1', '2'].includes(force)) throw messages.escape('CPF3C49', [force]);
    // Before there is memory of that length.
    if (length > largestUserSpace) throw messages.escape('CPF3C14', [start, length]);
    const content = Buffer.alloc(length);
    content.set(data.subarray(0, length));
    await userSpaces.write(job, space, start - 1, content, { force: force !== '0' });
  },
);
