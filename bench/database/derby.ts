import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';
import { removeDirectory, temporaryDirectory } from '@bigiron/interop/host-process';

/** Where Debian's libderby-java and libderbyclient-java put their jars. */
const folder = '/usr/share/java';
export const derbyClientJar = `${folder}/derbyclient.jar`;

export interface Derby {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Derby Network Server of our own on this port of the loopback address. */
export async function startDerby(port: number): Promise<Derby> {
  const directory = await temporaryDirectory();
  const jars = ['derby.jar', 'derbynet.jar'].map(jar => `${folder}/${jar}`).join(delimiter);
  const args = ['start', '-h', '127.0.0.1', '-p', String(port), '-noSecurityManager'];
  const main = 'org.apache.derby.drda.NetworkServerControl';
  const java = ['-Djava.awt.headless=true', `-Dderby.system.home=${directory}`, '-cp', jars, main, ...args];
  const server = spawn('java', java, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: server.stdout })) if (/ready to accept/.test(line)) break;
  return {
    url: `jdbc:derby://127.0.0.1:${port}/bench;create=true`,
    async stop() {
      server.kill('SIGTERM');
      await once(server, 'close');
      await removeDirectory(directory);
    },
  };
}
