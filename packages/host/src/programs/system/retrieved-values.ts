import type { Charset } from '@bigiron/wire/ccsid/index';
import { counted, int32, layout } from '@bigiron/wire/message/index';
import { SystemValueInformation } from '@bigiron/wire/systemprogram/system-value';
import { binary, characters } from '../../system/values/conversion.ts';
import type { Definition, Value } from '../../system/values/definition.ts';
import type { ApiCall } from './api.ts';
import { pathOrSpecial } from './path.ts';

const Offsets = layout({ offsets: counted(int32(), int32()) });

/** More than there are system values, or network attributes. */
const mostValues = 500;

/** A system value or a network attribute. */
export interface Retrieved {
  readonly name: string;
  readonly definition: Definition;
  readonly value: Value;
}

/** The names that were asked for, ten characters each. CPF1862 when there are none, or fewer than announced. */
export function namesOf(count: number, names: Uint8Array, { messages, text }: ApiCall): string[] {
  if (count < 1 || count > mostValues || count * 10 > names.length) throw messages.escape('CPF1862', [count]);
  return Array.from({ length: count }, (_, i) => text.decode(names, 10 * i, 10 * i + 10).trimEnd());
}

/** Where each value is, and the values, as QWCRSVAL and QWCRNETA return them. CPF1861 when there is no room for them. */
export function retrieved(values: readonly Retrieved[], length: number, call: ApiCall): Buffer {
  const encoded = values.map(value => information(value, call));
  let at = 4 * (values.length + 1);
  const offsets = encoded.map(one => {
    const offset = at;
    at += one.length;
    return offset;
  });
  const data = Buffer.concat([Offsets.encode({ offsets }), ...encoded]);
  if (data.length > length) throw call.messages.escape('CPF1861');
  return data;
}

/** Padded to a multiple of four, so that the next one's numbers are aligned. */
function information({ name, definition, value }: Retrieved, { text }: ApiCall): Buffer {
  const data = dataOf(definition, value, text);
  const type = definition.kind === 'decimal' ? 'B' : 'C';
  const encoded = SystemValueInformation.encode({ name, type, status: '', data }, text);
  return Buffer.concat([encoded], Math.ceil(encoded.length / 4) * 4);
}

function dataOf(definition: Definition, value: Value, text: Charset): Buffer {
  if (definition.kind === 'decimal') return number(binary(definition, value as number));
  if (definition.kind === 'character' && definition.path) return pathOrSpecial(String(value), definition.length, text);
  return Buffer.from(text.encode((characters(definition, value) ?? []).join('')));
}

function number(value: number): Buffer {
  const data = Buffer.alloc(4);
  data.writeInt32BE(value);
  return data;
}
