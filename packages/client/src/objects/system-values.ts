import { Reader } from '@bigiron/wire/bytes';
import { array, char, int32 } from '@bigiron/wire/message/index';
import { SystemValueInformation } from '@bigiron/wire/systemprogram/system-value';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import { errorCode, noErrorCode, storage } from './parameters.ts';

/** Binary ones are numbers; character ones text with its trailing blanks cut, lists as their elements stand side by side. */
export type SystemValue = string | number;

/** Room for one value and its description: the longest is QLOCALE, a path. */
const roomForOne = 2200;
const character = 'C';

/** Asks QWCRSVAL for system values by their names, e.g. `QCCSID`. Fails with HostError, e.g. CPF1860 no such system value. */
export async function systemValues(
  caller: Caller,
  names: readonly string[],
  options: CallOptions,
): Promise<Map<string, SystemValue>> {
  const size = 4 + names.length * roomForOne;
  const parameters = {
    receiver: storage(size, readValues),
    length: int32(),
    count: int32(),
    names: array(char(10), names.length),
    error: errorCode,
  };
  const upper = names.map(name => name.toUpperCase());
  const values = { length: size, count: names.length, names: upper, error: noErrorCode };
  return (await caller.call('QSYS/QWCRSVAL', parameters, values, options)).receiver;
}

/** A count, the offsets of so many values, and the values. */
function readValues(from: Reader): Map<string, SystemValue> {
  const start = from.position;
  const offsets = Array.from({ length: from.uint32() }, () => from.uint32());
  return new Map(
    offsets.map(offset => {
      const { name, type, data } = SystemValueInformation.read(
        new Reader(from.bytes, from.charset, start + offset, from.end),
      );
      const stored = Buffer.from(data);
      return [name, type === character ? from.charset.decode(stored).trimEnd() : stored.readIntBE(0, stored.length)];
    }),
  );
}
