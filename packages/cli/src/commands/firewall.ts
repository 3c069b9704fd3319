import { type Command, exitStatus, flag, integer, text, UsageError } from '../command.ts';
import { accessFunctions, functionsNamed } from '../functions/access-functions.ts';
import { type Format, formats } from '../functions/firewall/formats.ts';
import { parseNetwork } from '../functions/firewall/network.ts';
import { openingsOf } from '../functions/firewall/openings.ts';

const names = Object.keys(formats);

export const firewall: Command = {
  summary: 'Write the firewall rules that functions need.',
  usage: `--functions LIST [--tls] [--format ${names.join('|')}] --from CIDR [--from CIDR]... [--port-offset N]`,
  options: {
    functions: {
      type: 'string',
      argument: 'LIST',
      help: `of ${accessFunctions.map(({ name }) => name).join(',')}`,
    },
    from: {
      type: 'string',
      multiple: true,
      argument: 'CIDR',
      help: 'who may connect, IPv4 or IPv6; may be repeated',
    },
    tls: { type: 'boolean', help: 'open the TLS ports, not the plain ones' },
    format: { type: 'string', argument: 'FORMAT', help: `${names.join(', ')}; default table` },
    'port-offset': { type: 'string', argument: 'N', help: 'added to every well-known port' },
  },
  async run(call) {
    if (call.operands.length > 0) throw new UsageError(`${call.operands[0]} is not an option`);
    const list = text(call, 'functions');
    if (list === undefined) throw new UsageError('for which functions? Give --functions LIST, e.g. odbc,5250,transfer');
    const from = call.options.from as string[] | undefined;
    if (from === undefined) throw new UsageError('who may connect? Give --from CIDR, e.g. --from 10.0.0.0/8');
    const format = text(call, 'format') ?? 'table';
    if (!Object.hasOwn(formats, format)) throw new UsageError(`--format is one of ${names.join(', ')}, not ${format}`);
    const openings = openingsOf(functionsNamed(list), flag(call, 'tls'), integer(call, 'port-offset', 0, 50_000) ?? 0);
    const networks = [...new Map(from.map(parseNetwork).map(network => [network.cidr, network])).values()];
    call.terminal.out(formats[format as Format]({ openings, networks }));
    return exitStatus.done;
  },
};
