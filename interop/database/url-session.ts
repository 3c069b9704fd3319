// Starts a host on its own well-known ports, where they are free (see private-network.ts), and runs ByUrl.java on it, plain and over TLS, with
// each Toolbox whose jar is an argument. What the programs report comes as lines of JSON.
import { removeDirectory, startHostProcess } from '../host-process.ts';
import { runJava } from '../java.ts';
import { trustStore } from '../trust-store.ts';

const host = await startHostProcess({ users: { ALICE: 'alice1' }, args: ['--port-offset', '0'] });
try {
  const properties = await trustStore(host.dataDirectory, host.certificateAuthority);
  for (const jar of process.argv.slice(2)) {
    for (const tls of [false, true]) {
      const args = ['ALICE', 'alice1', String(tls)];
      console.log(JSON.stringify(await runJava('database', 'ByUrl', { args, jar, properties, timeout: 120_000 })));
    }
  }
} finally {
  await host.stop();
  await removeDirectory(host.dataDirectory);
}
