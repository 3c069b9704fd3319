import { bytes, counted, int32, layout } from '@bigiron/wire/message/index';
import { SystemValueInformation } from '@bigiron/wire/systemprogram/system-value';
import { characters } from '../../system/values/conversion.ts';
import type { SystemValue } from '../../system/values/system-value.ts';
import { isEscape } from '../directory/registration.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';
import { length } from './fields.ts';
import { receiver } from './receiver.ts';

const Offsets = layout({ offsets: counted(int32(), int32()) });

/** More than there are system values. */
const mostValues = 500;

/** Retrieve System Values. */
export const qwcrsval = api(
  { receiver, length, count: int32(), names: bytes(undefined, 'ten characters each'), error: errorCode },
  async ({ length, count, names }, call) => {
    if (count < 1 || count > mostValues || count * 10 > names.length) throw call.messages.escape('CPF1862', [count]);
    const values = Array.from({ length: count }, (_, i) =>
      information(describe(call.text.decode(names, 10 * i, 10 * i + 10).trimEnd(), call), call),
    );
    let at = 4 * (count + 1);
    const offsets = values.map(value => {
      const offset = at;
      at += value.length;
      return offset;
    });
    const data = Buffer.concat([Offsets.encode({ offsets }), ...values]);
    if (data.length > length) throw call.messages.escape('CPF1861');
    return { receiver: data };
  },
);

function describe(name: string, { systemValues, messages }: ApiCall): SystemValue {
  try {
    return systemValues.describe(name);
  } catch (error) {
    throw isEscape(error, 'CPF1028') ? messages.escape('CPF1860', [name]) : error;
  }
}

/** Padded to a multiple of four, so that the next one's numbers are aligned. */
function information({ name, definition, value }: SystemValue, { text }: ApiCall): Buffer {
  const texts = characters(definition, value);
  const data = texts === undefined ? number(value as number) : Buffer.from(text.encode(texts.join('')));
  const type = texts === undefined ? 'B' : 'C';
  const encoded = SystemValueInformation.encode({ name, type, status: '', data }, text);
  return Buffer.concat([encoded], Math.ceil(encoded.length / 4) * 4);
}

function number(value: number): Buffer {
  const data = Buffer.alloc(4);
  data.writeInt32BE(value);
  return data;
}
