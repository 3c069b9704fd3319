import type { TestContext } from 'node:test';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';
import { olderToolboxJar, requiresToolbox, runJava, toolboxJar } from '../java.ts';
import { trustStore } from '../trust-store.ts';

export const drivers = [
  { version: '9.4', jar: toolboxJar, tls: false },
  { version: '9.4', jar: toolboxJar, tls: true },
  { version: '9.1', jar: olderToolboxJar, tls: false },
  { version: '9.1', jar: olderToolboxJar, tls: true },
] as const;
export type Driver = (typeof drivers)[number];

export const nameOf = ({ version, tls }: Driver) => `IBM Toolbox for Java ${version}, ${tls ? 'over TLS' : 'plain'}`;

/** A host in a process of its own, and Java programs on it that work with its database as ALICE. */
export interface Stage {
  readonly host: HostProcess;
  /** What the program reported, or undefined when this driver is not installed. Schemas are the program's own. */
  run<T>(t: TestContext, driver: Driver, main: string, schema: string): Promise<T[] | undefined>;
  clear(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const host = await startHostProcess({ users: { ALICE: 'alice1' } });
  let trust: Promise<Record<string, string>> | undefined;
  const trusting = () => {
    trust ??= trustStore(host.dataDirectory, host.certificateAuthority);
    return trust;
  };
  return {
    host,
    async run(t, { jar, tls }, main, schema) {
      if (!requiresToolbox(t, jar)) return undefined;
      const port = (name: string) => String(tls ? host.tlsPort(name) : host.port(name));
      const args = ['ALICE', 'alice1', port('signon'), port('database'), tls ? 'tls' : 'plain', schema];
      const properties = tls ? await trusting() : {};
      return runJava('database', main, { args, jar, properties, timeout: 180_000 });
    },
    async clear() {
      await host.stop();
      await removeDirectory(host.dataDirectory);
    },
  };
}
