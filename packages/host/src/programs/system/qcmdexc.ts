import type { Decimal } from '@bigiron/wire/decimal/index';
import { bytes, type Field } from '@bigiron/wire/message/index';
import { inout, optional, packed } from '@bigiron/wire/program/index';
import { type ApiCall, api } from './api.ts';

/** The longest command, in bytes. */
const longest = 32_702;

/** Length of the command, packed with five digits after the point. */
const commandLength: Field<Decimal> = packed(15, 5);

const asProgram = { errorEscape: 'CPF0006', fromProgram: true } as const;

const parameters = { command: bytes(), length: commandLength, doubleByte: optional(bytes(undefined, 'IGC')) };

/** Execute Command. */
export const qcmdexc = api(parameters, async ({ command, length }, call) => {
  await call.commands.run(call.job, cut(command, length, call), asProgram);
});

/** Check Command Syntax. */
export const qcmdchk = api({ ...parameters, command: inout(bytes()) }, async ({ command, length }, call) => {
  await call.commands.check(call.job, cut(command, length, call), asProgram);
});

function cut(command: Uint8Array, length: Decimal, { messages, text }: ApiCall): string {
  const size = length.toNumber();
  if (!Number.isInteger(size) || size < 1 || size > longest || size > command.length)
    throw messages.escape('CPF0005', [String(size)]);
  return text.decode(command, 0, size).trimEnd();
}
