import { type Command, exitStatus, flag, UsageError } from '../command.ts';
import { type Listener, listeners } from '../functions/listeners.ts';
import { probingOf, probingOptions } from '../functions/probing-options.ts';
import { columns, milliseconds } from '../functions/table.ts';

export const ports: Command = {
  summary: 'Say what listens on the well-known ports, by speaking to it.',
  usage: '[HOST] [--port-offset N] [--port-mapper PORT] [--data DIR] [--timeout SECONDS] [--json]',
  options: probingOptions,
  async run(call) {
    const [host = '127.0.0.1', ...rest] = call.operands;
    if (rest.length > 0) throw new UsageError('one host at a time');
    const all = await listeners(host, probingOf(call));
    const open = all.filter(({ finding }) => finding.state !== 'closed');
    if (flag(call, 'json')) call.terminal.out(JSON.stringify({ host, ports: all.map(described) }));
    else call.terminal.out(shown(host, all, open));
    return open.length > 0 ? exitStatus.done : exitStatus.noConnection;
  },
};

function shown(host: string, all: readonly Listener[], open: readonly Listener[]): string {
  const silent = all.filter(({ finding }) => finding.state === 'closed' && finding.failure === 'timed-out').length;
  const lines =
    open.length > 0 ? [columns([['port', 'what listens', 'usually', 'time', 'what it said'], ...open.map(row)])] : [];
  lines.push(`${open.length} of ${all.length} well-known ports of ${host} listen.`);
  if (silent > 0) lines.push(`${silent} did not answer at all: a firewall drops what is sent to them.`);
  const unknownHost = all.some(({ finding }) => finding.state === 'closed' && finding.failure === 'unknown-host');
  if (unknownHost) lines.push(`There is no address for the name ${host}.`);
  return lines.join('\n');
}

function row({ port, server, tls, finding }: Listener): string[] {
  const usually = `${server.title}${tls ? ' over TLS' : ''}`;
  if (finding.state !== 'recognised') {
    const overTls = finding.state === 'unrecognised' && finding.tls;
    return [String(port), overTls ? 'something over TLS' : 'something', usually, '', 'not recognised'];
  }
  const what = `${finding.sure ? '' : 'probably '}${finding.title}${finding.tls ? ' over TLS' : ''}`;
  return [String(port), what, usually, milliseconds(finding.time), finding.evidence];
}

function described({ port, server, tls, named, finding }: Listener) {
  return { port, expected: { server: server.name, tls }, named, ...finding };
}
