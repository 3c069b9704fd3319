import { isOutput } from '@bigiron/wire/program/index';
import { argument } from '../arguments.ts';
import { type Command, exitStatus, flag, UsageError } from '../command.ts';
import { connectionOptions, withHost } from '../connecting.ts';

export const call: Command = {
  summary: 'Call a program on a host.',
  usage: 'LIB/PROGRAM [ARGUMENT]... [--json]',
  notes: [
    'ARGUMENT is [out:|inout:]TYPE[:VALUE], e.g. char(10):ABC packed(7,2):12.50 int32:5 inout:zoned(5,0):7 out:char(20)',
    'TYPE is char(N) varchar(N) bytes(N) packed(P,S) zoned(P,S) int16 int32 int64 uint16 uint32 uint64 float4 float8',
    "Any other word goes as CL's CALL passes it: a number as packed(15,5), text (also 'in apostrophes') as char(32) or longer.",
    'Negative numbers go behind --, which ends the options.',
  ].join('\n'),
  options: { ...connectionOptions, json: { type: 'boolean', help: 'print what came back as JSON, one list' } },
  async run(invocation) {
    const [program, ...given] = invocation.operands;
    if (program === undefined) throw new UsageError('which program? Name it as LIB/PROGRAM');
    const passed = given.map(argument);
    // The client puts the name in front of what it says about a value.
    const parameters = Object.fromEntries(passed.map(({ field }, i) => [`argument ${i + 1}`, field]));
    const values = Object.fromEntries(passed.map(({ value }, i) => [`argument ${i + 1}`, value]));
    return withHost(invocation, async host => {
      const returned: Readonly<Record<string, unknown>> = await host.call(program, parameters, values);
      const output = passed.flatMap(({ field }, i) =>
        isOutput(field) ? [{ argument: i + 1, type: field.type, value: plain(returned[`argument ${i + 1}`]) }] : [],
      );
      if (flag(invocation, 'json')) invocation.terminal.out(JSON.stringify(output));
      else for (const { value } of output) invocation.terminal.out(String(value));
      return exitStatus.done;
    });
  },
};

/** Numbers that JavaScript would round stay text; bytes are shown in hexadecimal. */
function plain(value: unknown): string | number {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex').toUpperCase();
  return typeof value === 'number' ? value : String(value);
}
