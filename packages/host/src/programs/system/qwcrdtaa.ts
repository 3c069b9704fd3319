import { Writer } from '@bigiron/wire/bytes';
import { Decimal, field, packed } from '@bigiron/wire/decimal/index';
import { int32 } from '@bigiron/wire/message/index';
import { RetrievedDataArea } from '@bigiron/wire/systemprogram/data-area';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import type { DataAreaContents } from '../../system/data-areas/data-area.ts';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { received, receiver } from './receiver.ts';

/** Starting position that stands for the whole data area. */
const all = -1;

/** Retrieve Data Area. */
export const qwcrdtaa = api(
  { receiver, length, area: qualifiedName, start: int32('1 is the first; -1 all'), count: int32(), error: errorCode },
  async ({ length, area, start, count }, call) => {
    const substring = start === all ? undefined : { start, length: count };
    const contents = await call.dataAreas.read(call.job, area, substring);
    const data = RetrievedDataArea.encode(
      {
        type: contents.type,
        library: contents.object?.library ?? '',
        length: substring?.length ?? contents.length,
        decimals: contents.decimals,
        value: valueBytes(contents),
      },
      call.text,
    );
    return { receiver: received(data, length, call, 'available-first') };
  },
);

function valueBytes({ value, length, decimals }: DataAreaContents): Uint8Array {
  if (value.type === '*CHAR') return value.bytes;
  if (value.type === '*LGL') return Buffer.from([value.on ? 0xf1 : 0xf0]);
  const writer = new Writer();
  field(packed(length, decimals)).write(writer, Decimal.parse(value.decimal));
  return writer.finish();
}
