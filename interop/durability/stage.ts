import { users } from '../dataqueue/clients.ts';
import { type HostProcess, removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';

/** One data directory, and a host on it that may be ended in any way and is started again on the same ports. */
export interface Stage {
  /** The host that runs now. */
  readonly host: HostProcess;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const dataDirectory = await temporaryDirectory();
  let host = await startHostProcess({ dataDirectory, users });
  const args = ['--port-offset', String(host.port('signon') - 8476)];
  return {
    get host() {
      return host;
    },
    async restart() {
      host = await startHostProcess({ dataDirectory, args });
    },
    async close() {
      await host.stop();
      await removeDirectory(dataDirectory);
    },
  };
}
