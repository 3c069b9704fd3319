import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Ready } from './host-process.ts';

export interface ReadyOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Runs it as this user and group; only root may ask for that. */
  readonly identity?: { readonly uid: number; readonly gid: number };
}

/** A host that was started by whatever command line, `npm start` for one. */
export interface ReadyProcess {
  readonly ready: Ready;
  readonly output: string;
  /** SIGTERM to all that the command line started; resolves when the last of it is gone. */
  stop(): Promise<void>;
}

/** Runs a command line in a process group of its own until it prints its ready line. */
export async function startUntilReady(command: readonly string[], options: ReadyOptions): Promise<ReadyProcess> {
  const [program, ...args] = command as [string, ...string[]];
  const { cwd, env, identity } = options;
  const child = spawn(program, args, { cwd, env, ...identity, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  child.stderr.setEncoding('utf8').on('data', text => lines.push(text));
  const ready = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      lines.push(line);
      if (line.startsWith('bigiron ready ')) resolve(line.slice('bigiron ready '.length));
    });
    child.once('close', code => reject(new Error(`${command.join(' ')} ended with ${code}:\n${lines.join('\n')}`)));
  });
  return {
    ready: JSON.parse(ready) as Ready,
    output: lines.join('\n'),
    async stop() {
      process.kill(-(child.pid as number), 'SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    },
  };
}
