import { columns } from '../table.ts';
import type { Opening, Rules } from './openings.ts';

export type Format = 'nftables' | 'ufw' | 'firewalld' | 'iptables' | 'table';

/** Rules as the tools take them. All of them only open: they belong into a firewall that drops what is not allowed. */
export const formats: Readonly<Record<Format, (rules: Rules) => string>> = {
  /** Inserted before whatever is there: a rule behind a final drop would never be reached. */
  nftables: ({ openings, networks }) =>
    [
      '# nft -f FILE opens these ports in the table inet filter, chain input; other chains of yours may still drop.',
      ...openings.map(described),
      ...networks.map(
        ({ family, cidr }) =>
          `insert rule inet filter input ${family === 4 ? 'ip' : 'ip6'} saddr ${cidr} tcp dport { ${list(openings, ', ')} } accept`,
      ),
    ].join('\n'),

  ufw: ({ openings, networks }) =>
    [
      ...openings.map(described),
      ...networks.flatMap(({ cidr }) =>
        portGroups(openings).map(group => `ufw allow proto tcp from ${cidr} to any port ${list(group, ',')}`),
      ),
    ].join('\n'),

  firewalld: ({ openings, networks }) =>
    [
      ...openings.map(described),
      ...networks.flatMap(({ family, cidr }) =>
        openings.map(
          ({ port }) =>
            `firewall-cmd --permanent --add-rich-rule='rule family="ipv${family}" source address="${cidr}" port port="${port}" protocol="tcp" accept'`,
        ),
      ),
      'firewall-cmd --reload',
    ].join('\n'),

  /** One file for both: iptables-restore skips the lines that begin with -6, ip6tables-restore those with -4. */
  iptables: ({ openings, networks }) =>
    [
      '# iptables-restore --noflush < FILE, and the same with ip6tables-restore',
      ...openings.map(described),
      '*filter',
      ...networks.flatMap(({ family, cidr }) =>
        portGroups(openings).map(
          group => `-${family} -I INPUT -s ${cidr} -p tcp -m multiport --dports ${list(group, ',')} -j ACCEPT`,
        ),
      ),
      'COMMIT',
    ].join('\n'),

  table: ({ openings, networks }) =>
    columns([
      ['port', 'server', 'TLS', 'from', 'for'],
      ...openings.map(({ port, server, tls, functions }) => [
        `${port}/tcp`,
        server.title,
        tls ? 'yes' : 'no',
        networks.map(({ cidr }) => cidr).join(' '),
        functions.join(','),
      ]),
    ]),
};

/** The multiport match of netfilter takes 15 ports; ufw stands on it. */
const mostPorts = 15;

function portGroups(openings: readonly Opening[]): readonly (readonly Opening[])[] {
  return Array.from({ length: Math.ceil(openings.length / mostPorts) }, (_, index) =>
    openings.slice(index * mostPorts, (index + 1) * mostPorts),
  );
}

function list(openings: readonly Opening[], separator: string): string {
  return openings.map(({ port }) => port).join(separator);
}

function described({ port, server, tls, functions }: Opening): string {
  return `# ${port} ${server.title}${tls ? ' over TLS' : ''}: ${functions.join(', ')}`;
}
