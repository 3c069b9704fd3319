import { after, before, suite, type TestContext, test } from 'node:test';
import { connect, type Host } from '@bigiron/client';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';
import { olderToolboxJar, requiresToolbox, toolboxJar } from '../java.ts';
import { trustStore } from '../trust-store.ts';
import { type QueueClient, type QueueSession, users } from './clients.ts';
import { startToolbox } from './java-client.ts';
import { attributes } from './scenarios/attributes.ts';
import { authority } from './scenarios/authority.ts';
import { consumers } from './scenarios/consumers.ts';
import { keyed } from './scenarios/keyed.ts';
import { refusals } from './scenarios/refusals.ts';
import type { Parties, Scenarios } from './scenarios/scenario.ts';
import { sequences } from './scenarios/sequences.ts';
import { waits } from './scenarios/waits.ts';
import { startTypeScript } from './typescript-client.ts';

const everything: Scenarios = {
  ...sequences,
  ...keyed,
  ...waits,
  ...attributes,
  ...refusals,
  ...authority,
  ...consumers,
};

let host: HostProcess;
before(async () => {
  host = await startHostProcess({ users });
  const portMapperPort = host.port('port-mapper');
  commands = connect({ host: '127.0.0.1', portMapperPort, user: 'ALICE', password: users.ALICE });
});
after(async () => {
  await (await commands).close();
  await host.stop();
  await removeDirectory(host.dataDirectory);
});

// Most of their time they wait: for a Java machine to start, or because waiting is what is tested.
suite('data queues', { concurrency: 3 }, () => {
  for (const tls of [false, true]) {
    const how = tls ? 'over TLS' : 'plain';
    test(`IBM Toolbox for Java 9.4, ${how}`, t => withToolbox(t, toolboxJar, tls));
    test(`IBM Toolbox for Java 9.1, ${how}`, t => withToolbox(t, olderToolboxJar, tls));
    test(`TypeScript client, ${how}`, async t => {
      const client = await startTypeScript(host, { tls });
      await runAll(t, client, client, 'typescript');
    });
  }
});

async function withToolbox(t: TestContext, jar: string, tls: boolean): Promise<void> {
  if (!requiresToolbox(t, jar)) return;
  const [toolbox, typescript] = await Promise.all([
    startToolbox(host, { jar, ...(tls ? { trust: await trust() } : {}) }),
    startTypeScript(host, { tls }),
  ]);
  await runAll(t, toolbox, typescript, 'java');
}

let queues = 0;
/** For the commands of all scenarios. */
let commands: Promise<Host>;

async function runAll(t: TestContext, client: QueueClient, other: QueueClient, language: Parties['language']) {
  try {
    const [alice, bob, peer] = (await Promise.all([
      client.signOn('ALICE'),
      client.signOn('BOB'),
      other.signOn('ALICE'),
    ])) as [QueueSession, QueueSession, QueueSession];
    const parties: Parties = {
      ...{ alice, bob, peer, language },
      command: async text => void (await (await commands).command(text)),
      name: () => `QGPL/Q${++queues}`,
      signOn: count => Promise.all(Array.from({ length: count }, () => client.signOn('ALICE'))),
    };
    for (const [name, scenario] of Object.entries(everything)) await t.test(name, () => scenario(parties));
  } finally {
    await client.stop();
    await other.stop();
  }
}

let trusted: Promise<Record<string, string>> | undefined;

function trust(): Promise<Record<string, string>> {
  trusted ??= trustStore(host.dataDirectory, host.certificateAuthority);
  return trusted;
}
