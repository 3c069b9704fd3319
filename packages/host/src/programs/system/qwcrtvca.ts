import { bytes, char, int32, layout, reserved } from '@bigiron/wire/message/index';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { receiver } from './receiver.ts';

/** One attribute of RTVC0100. Source: JTOpen `RemoteCommandImplRemote.java`, getJobInfo. */
const Attribute = layout({
  size: int32('of this entry'),
  key: int32(),
  type: char(1, 'C character, B binary'),
  reserved: reserved(3),
  length: int32('of the data'),
  data: bytes(),
});

const headSize = 16;

/** What the keys stand for. */
const attributes: ReadonlyMap<number, (call: ApiCall) => string | number> = new Map<
  number,
  (call: ApiCall) => string | number
>([
  [302, ({ job }) => job.ccsid],
  [305, ({ job }) => job.profile.name.padEnd(10)],
  [310, ({ job }) => job.attribute('CNTRYID').padEnd(8)],
  [1009, ({ job: { id } }) => `${id.name.padEnd(10)}${id.user.padEnd(10)}${id.number}`],
]);

/** Retrieve Current Attributes. */
export const qwcrtvca = api(
  {
    receiver,
    length,
    format: char(8, 'RTVC0100'),
    count: int32(),
    keys: bytes(undefined, 'int32 each'),
    error: errorCode,
  },
  async ({ length, format, count, keys }, call) => {
    if (format !== 'RTVC0100') throw call.messages.escape('CPF3C21', [format]);
    if (count < 1 || keys.length < 4 * count) throw call.messages.escape('CPF3C36', [count]);
    const entries = Array.from({ length: count }, (_, i) => entry(Buffer.from(keys).readInt32BE(4 * i), call));
    const number = Buffer.alloc(4);
    number.writeInt32BE(count);
    return { receiver: Buffer.concat([number, ...entries]).subarray(0, Math.min(length, call.storage[0]!.length)) };
  },
);

function entry(key: number, call: ApiCall): Buffer {
  const value = attributes.get(key)?.(call);
  if (value === undefined) throw call.messages.escape('CPF3C82', [key, 'QWCRTVCA']);
  const data = typeof value === 'string' ? Buffer.from(call.text.encode(value)) : Buffer.alloc(4);
  if (typeof value === 'number') data.writeInt32BE(value);
  const type = typeof value === 'string' ? 'C' : 'B';
  const size = Math.ceil((headSize + data.length) / 4) * 4;
  const encoded = Attribute.encode({ size, key, type, length: data.length, data }, call.text);
  return Buffer.concat([encoded], size);
}
