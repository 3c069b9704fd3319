import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';
import { olderToolboxJar, requiresToolbox, runJava, toolboxJar } from '../java.ts';

const run = promisify(execFile);
const bin = fileURLToPath(new URL('../../../packages/cli/dist/src/bigiron.js', import.meta.url));

let host: HostProcess;
let store: string;
before(async () => {
  host = await startHostProcess();
  store = join(host.dataDirectory, 'trust.p12');
  const password = ['--store-password', 'for Java'];
  await run(process.execPath, [bin, 'cert', 'export', store, ...password, '--data', host.dataDirectory]);
});
after(async () => {
  await host.stop();
  await removeDirectory(host.dataDirectory);
});

test('keytool reads the trust store, and checks its password', async t => {
  if (!requiresToolbox(t)) return;
  const list = (password: string) => run('keytool', ['-list', '-keystore', store, '-storepass', password]);
  const { stdout } = await list('for Java');
  assert.match(stdout, /bigiron, .*trustedCertEntry/);
  await assert.rejects(list('another'));
});

for (const [release, jar] of [
  ['9.4', toolboxJar],
  ['9.1', olderToolboxJar],
] as const) {
  test(`IBM Toolbox for Java ${release} trusts the host by it, with the password and without`, async t => {
    if (!requiresToolbox(t, jar)) return;
    const ports = [String(host.tlsPort('signon')), String(host.tlsPort('remote-command'))];
    const args = [...ports, 'QSECOFR', host.securityOfficerPassword as string];
    for (const more of [{ 'javax.net.ssl.trustStorePassword': 'for Java' }, {}]) {
      const properties = { 'javax.net.ssl.trustStore': store, ...more };
      const lines = await runJava<{ step: string; result?: unknown }>('command', 'UserSpaces', {
        args,
        jar,
        properties,
      });
      assert.ok(lines.some(({ step, result }) => step === 'write and read' && Array.isArray(result)));
    }
  });
}
