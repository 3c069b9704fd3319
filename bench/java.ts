import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { toolboxJar } from '@bigiron/interop/java';

/** A Java program that measures whenever it is told to. */
export interface JavaBench {
  /** Operations per second; `what` is a word that the program knows. */
  measure(what?: string): Promise<number>;
  stop(): Promise<void>;
}

/** Compiles `bench/FOLDER/MAIN.java` and starts it; it says `ready`, then answers each line of input with a figure. */
export async function startJavaBench(
  folder: string,
  main: string,
  args: readonly string[],
  driverJar = '',
): Promise<JavaBench> {
  const classes = fileURLToPath(new URL('java-classes', import.meta.url));
  await mkdir(classes, { recursive: true });
  const source = fileURLToPath(new URL(`../${folder}/${main}.java`, import.meta.url));
  await promisify(execFile)('javac', ['-nowarn', '-cp', toolboxJar, '-d', classes, source]);
  const child = spawn(
    'java',
    [
      '-Djava.awt.headless=true',
      '-cp',
      [classes, toolboxJar, driverJar].filter(Boolean).join(delimiter),
      main,
      ...args,
    ],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${main} ended early`);
    return value as string;
  };
  if ((await next()) !== 'ready') throw new Error(`${main} is not ready`);
  return {
    async measure(what = 'go') {
      child.stdin.write(`${what}\n`);
      return Number(await next());
    },
    async stop() {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}
