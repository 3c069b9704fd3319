import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, suite, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type HostProcess, removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';
import { olderToolboxJar, requiresToolbox, runJava, toolboxJar } from '../java.ts';
import { requires } from '../requires.ts';
import { trustStore } from '../trust-store.ts';
import { expected } from './expected.ts';

const here = fileURLToPath(new URL('../../command', import.meta.url));
const examples = fileURLToPath(new URL('../../../examples/programs', import.meta.url));

const user = { name: 'ANNA', password: 'secret12' };

let programs: string;
let host: HostProcess;
before(async () => {
  programs = await temporaryDirectory();
  await symlink(join(examples, 'SHOP'), join(programs, 'SHOP'));
  await symlink(join(here, 'programs', 'TEST'), join(programs, 'TEST'));
  host = await startHostProcess({ users: { [user.name]: user.password }, args: ['--programs', programs] });
});
after(async () => {
  await host.stop();
  await removeDirectory(host.dataDirectory);
  await removeDirectory(programs);
});

/** What a step of a Java program reported, but its name. */
type Outcome = Readonly<Record<string, unknown>>;

async function steps(main: string, { jar, tls }: How, ...more: string[]): Promise<Record<string, Outcome>> {
  const officer = ['QSECOFR', host.securityOfficerPassword!];
  const port = (door: string) => String(tls ? host.tlsPort(door) : host.port(door));
  const args = [port('signon'), port('remote-command'), ...officer, ...more];
  const properties = tls ? await trusting() : {};
  const lines = await runJava<{ step: string } & Outcome>('command', main, { args, jar, properties });
  return Object.fromEntries(lines.map(({ step, ...outcome }) => [step, outcome]));
}

interface How {
  readonly jar: string;
  readonly tls: boolean;
}

/** For SHOP/CHECKSUM, the executable among the example programs. */
function requiresPython(t: TestContext): boolean {
  return requires(
    t,
    'python3',
    ['/usr/local/bin', '/usr/bin', '/bin'].some(folder => existsSync(join(folder, 'python3'))),
  );
}

let trusted: Promise<Record<string, string>> | undefined;

function trusting(): Promise<Record<string, string>> {
  trusted ??= trustStore(host.dataDirectory, host.certificateAuthority);
  return trusted;
}

for (const [release, jar] of [
  ['9.4', toolboxJar],
  ['9.1', olderToolboxJar],
] as const) {
  // Most of the time a Java machine starts.
  suite(`IBM Toolbox for Java ${release}`, { concurrency: 3 }, () => {
    const check = (main: keyof typeof expected, ...more: string[]) =>
      test(main, async (t: TestContext) => {
        if (!requiresToolbox(t, jar) || !requiresPython(t)) return;
        assert.deepEqual(await steps(main, { jar, tls: false }, ...more), expected[main]);
      });
    check('CommandCalls');
    check('ProgramCalls');
    check('PcmlCalls', here);
    check('DataAreas');
    check('UserSpaces');
    check('MessageQueues');
    check('Information');
    check('Lists');
    check('MessageFiles');
    check('SystemValues');
    check('Authority', user.name, user.password);
    test('ProgramCalls over TLS', async t => {
      if (!requiresToolbox(t, jar) || !requiresPython(t)) return;
      assert.deepEqual(await steps('ProgramCalls', { jar, tls: true }), expected.ProgramCalls);
    });
  });
}
