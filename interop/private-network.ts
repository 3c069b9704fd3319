import { spawnSync } from 'node:child_process';
import type { TestContext } from 'node:test';
import { requires } from './requires.ts';

/**
 * A command line that runs a program in a network of its own, where all ports are free and may be used, those below 1024 too. `undefined`
 * when this user may not have one.
 */
export function inPrivateNetwork(command: readonly string[]): readonly string[] | undefined {
  const up = 'ip link set lo up && exec "$@"';
  const asRoot = ['unshare', '--net'];
  const asAnybody = ['unshare', '--map-current-user', '--net', '--keep-caps'];
  const unshare = process.getuid?.() === 0 ? asRoot : asAnybody;
  const [program = '', ...options] = unshare;
  const within = [...options, 'sh', '-c', up, 'sh'];
  if (spawnSync(program, [...within, 'true']).status !== 0) return undefined;
  return [program, ...within, ...command];
}

/** The same for tests that cannot do without; a root in a container has its network to himself. */
export function requiresPrivateNetwork(t: TestContext, command: readonly string[]): readonly string[] | undefined {
  const line = inPrivateNetwork(command) ?? (process.getuid?.() === 0 ? command : undefined);
  requires(t, 'a private network (unshare of util-linux, ip of iproute2)', line !== undefined);
  return line;
}
