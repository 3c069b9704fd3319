import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { bigiron } from './call.ts';

const asked = ['--functions', 'odbc,5250', '--from', '10.0.0.0/8', '--from', '2001:0db8:0::/32'];

async function rules(format: string, ...more: string[]): Promise<string> {
  const { status, out, error } = await bigiron('firewall', ...asked, '--format', format, ...more);
  assert.equal(status, 0, error);
  return out;
}

const comments = [
  '# 23 Telnet 5250: 5250',
  '# 449 Port mapper: odbc, 5250',
  '# 8470 Central: 5250',
  '# 8471 Database: odbc',
  '# 8476 Sign-on: odbc, 5250',
];

test('nftables', async () => {
  assert.equal(
    await rules('nftables'),
    [
      '# nft -f FILE opens these ports in the table inet filter, chain input; other chains of yours may still drop.',
      ...comments,
      'insert rule inet filter input ip saddr 10.0.0.0/8 tcp dport { 23, 449, 8470, 8471, 8476 } accept',
      'insert rule inet filter input ip6 saddr 2001:db8::/32 tcp dport { 23, 449, 8470, 8471, 8476 } accept',
      '',
    ].join('\n'),
  );
});

test('ufw', async () => {
  assert.equal(
    await rules('ufw'),
    [
      ...comments,
      'ufw allow proto tcp from 10.0.0.0/8 to any port 23,449,8470,8471,8476',
      'ufw allow proto tcp from 2001:db8::/32 to any port 23,449,8470,8471,8476',
      '',
    ].join('\n'),
  );
});

test('firewalld', async () => {
  const rule = (family: string, source: string, port: number) =>
    `firewall-cmd --permanent --add-rich-rule='rule family="${family}" source address="${source}" port port="${port}" protocol="tcp" accept'`;
  const ports = [23, 449, 8470, 8471, 8476];
  assert.equal(
    await rules('firewalld'),
    [
      ...comments,
      ...ports.map(port => rule('ipv4', '10.0.0.0/8', port)),
      ...ports.map(port => rule('ipv6', '2001:db8::/32', port)),
      'firewall-cmd --reload',
      '',
    ].join('\n'),
  );
});

test('iptables', async () => {
  assert.equal(
    await rules('iptables'),
    [
      '# iptables-restore --noflush < FILE, and the same with ip6tables-restore',
      ...comments,
      '*filter',
      '-4 -I INPUT -s 10.0.0.0/8 -p tcp -m multiport --dports 23,449,8470,8471,8476 -j ACCEPT',
      '-6 -I INPUT -s 2001:db8::/32 -p tcp -m multiport --dports 23,449,8470,8471,8476 -j ACCEPT',
      'COMMIT',
      '',
    ].join('\n'),
  );
});

test('a table, over TLS', async () => {
  assert.equal(
    await rules('table', '--tls'),
    [
      'port      server       TLS  from                      for',
      '449/tcp   Port mapper  no   10.0.0.0/8 2001:db8::/32  odbc,5250',
      '992/tcp   Telnet 5250  yes  10.0.0.0/8 2001:db8::/32  5250',
      '9470/tcp  Central      yes  10.0.0.0/8 2001:db8::/32  5250',
      '9471/tcp  Database     yes  10.0.0.0/8 2001:db8::/32  odbc',
      '9476/tcp  Sign-on      yes  10.0.0.0/8 2001:db8::/32  odbc,5250',
      '',
    ].join('\n'),
  );
});

const everything = [
  'firewall',
  '--functions',
  '5250,transfer,odbc,oledb,jdbc,command,dataqueue,ifs,print,navigator,management-central,ftp,netserver,directory,lpr,rexec,mapepire,eci,direct',
  ...['--from', '10.0.0.0/8', '--from', '10.1.0.0/16', '--from', '::/0', '--from', '192.0.2.7'],
];

test('no rule has more ports than the multiport match takes', async () => {
  for (const format of ['ufw', 'iptables']) {
    const { out } = await bigiron(...everything, '--format', format);
    const lists = out.match(/\d+(,\d+)+/g) ?? [];
    assert.ok(lists.length > 4);
    for (const list of lists) assert.ok(list.split(',').length <= 15, list);
  }
});

test('what is wrong is named, with the remedy', async () => {
  const refused = async (...args: string[]) => {
    const { status, error } = await bigiron('firewall', ...args);
    assert.equal(status, 2);
    return error;
  };
  const odbc = ['--functions', 'odbc'];
  assert.match(await refused(...odbc), /--from 10\.0\.0\.0\/8/);
  assert.match(await refused('--from', '10.0.0.0/8'), /--functions LIST/);
  for (const wrong of ['10.0.0.0/33', '10.0.0', '::/129', 'fe80::1%lo/64', 'office', '10.0.0.0/8/8', '10.0.0.0/'])
    assert.match(await refused(...odbc, '--from', wrong), /neither an address nor a network/, wrong);
  assert.match(await refused(...odbc, '--from', '10.1.2.3/8'), /the network is 10\.0\.0\.0\/8/);
  assert.match(await refused(...odbc, '--from', '2001:db8::1/32'), /the network is 2001:db8::\/32/);
  assert.match(await refused(...odbc, '--from', '10.0.0.0/8', '--format', 'pf'), /--format is one of/);
  assert.match(await refused('--functions', 'odbc,rexec', '--tls', '--from', '::/0'), /leave out rexec/);
});

/** Why a tool cannot check rules here; false when it can, and where it must be installed (`BIGIRON_REQUIRE_CLIENTS=1`). */
function missing(tool: string, ...probe: string[]): string | false {
  const { error, status, stderr } = spawnSync(tool, probe, { input: '', encoding: 'utf8' });
  if (error !== undefined) return process.env.BIGIRON_REQUIRE_CLIENTS !== '1' && `${tool} is not installed`;
  return status === 0 ? false : `${tool} may not be used here: ${stderr.trim().split('\n', 1)[0]}`;
}

function accepts(tool: string, args: readonly string[], input: string): void {
  const { status, stderr } = spawnSync(tool, args, { input, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

test('nft takes the rules', { skip: missing('nft', '-c', '-f', '-') }, async () => {
  const chain = 'add table inet filter\nadd chain inet filter input { type filter hook input priority filter; }\n';
  const { out } = await bigiron(...everything, '--format', 'nftables');
  accepts('nft', ['-c', '-f', '-'], chain + out);
});

for (const tool of ['iptables-restore', 'ip6tables-restore'])
  test(`${tool} takes the rules`, { skip: missing(tool, '--test', '--noflush') }, async () => {
    const { out } = await bigiron(...everything, '--format', 'iptables');
    accepts(tool, ['--test', '--noflush'], out);
  });
