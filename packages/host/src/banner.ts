import type { HostDescription } from './host.ts';

/** The table of doors that a start prints. */
export function banner({ address, release, services, dataDirectory }: HostDescription): string {
  const rows = services.map(({ title, port, tlsPort }) => [title, String(port ?? ''), String(tlsPort ?? '')]);
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => (row[column] as string).length), 4));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd();
  return [
    `bigiron ${release} on ${address}, data in ${dataDirectory}`,
    '',
    line(['door', 'port', 'TLS']),
    ...rows.map(line),
    '',
  ].join('\n');
}
