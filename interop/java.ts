import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { requires } from './requires.ts';

/** IBM Toolbox for Java: as Debian's package libjt400-java installs it, or the build that BIGIRON_JT400_JAR names. */
export const toolboxJar = process.env.BIGIRON_JT400_JAR ?? '/usr/share/java/jt400.jar';

/** The release of the Toolbox that npm's node-jt400 carries: `.ci/run` fetches it and says where it is. */
export const olderToolboxJar = process.env.BIGIRON_JT400_91_JAR ?? 'jt400-9.1.jar, see BIGIRON_JT400_91_JAR';

const interopFolder = fileURLToPath(new URL('..', import.meta.url));
const classFolder = fileURLToPath(new URL('java-classes', import.meta.url));

/** Whether there is a Toolbox jar and a Java compiler to use it with. */
export function requiresToolbox(t: TestContext, jar = toolboxJar): boolean {
  const compiler = (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, 'javac')));
  return requires(t, `IBM Toolbox for Java (${jar})`, existsSync(jar)) && requires(t, 'javac', compiler);
}

export interface JavaOptions {
  readonly args?: readonly string[];
  /** Lines for its standard input. */
  readonly input?: readonly string[];
  /** System properties, e.g. `javax.net.ssl.trustStore`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is killed: an unanswered request blocks the Toolbox for ever. Default 60 seconds. */
  readonly timeout?: number;
  /** The Toolbox to use. Default `toolboxJar`. */
  readonly jar?: string;
}

/** A program under way. */
export interface JavaProgram<T> {
  /** What it prints through Report.java, as it comes. Ends with the program; throws when that failed. */
  readonly lines: AsyncIterable<T>;
  /** Gives it a line of standard input. */
  send(line: string): void;
  kill(): void;
}

/** Runs class `main` of the Java sources in `interop/FOLDER` to its end; yields what it printed, a value per line. */
export async function runJava<T>(folder: string, main: string, options: JavaOptions = {}): Promise<T[]> {
  const lines: T[] = [];
  for await (const line of (await startJava<T>(folder, main, options)).lines) lines.push(line);
  return lines;
}

export async function startJava<T>(folder: string, main: string, options: JavaOptions = {}): Promise<JavaProgram<T>> {
  const { jar = toolboxJar } = options;
  const classes = await compiled(folder, jar);
  const properties = Object.entries({ 'java.awt.headless': 'true', ...options.properties });
  const child = spawn(
    'java',
    [
      // The serial collector and the first compiler only: these programs live for a second.
      ...['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto', '-Xmx256m'],
      ...properties.map(([name, value]) => `-D${name}=${value}`),
      ...['-cp', classes + delimiter + jar, main, ...(options.args ?? [])],
    ],
    { timeout: options.timeout ?? 60_000, killSignal: 'SIGKILL' },
  );
  child.stdin.on('error', () => {});
  if (options.input !== undefined) child.stdin.end(options.input.map(line => `${line}\n`).join(''));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', text => {
    complaint += text;
  });
  const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    lines: report(),
    send: line => void child.stdin.write(`${line}\n`),
    kill: () => void child.kill('SIGKILL'),
  };

  async function* report(): AsyncGenerator<T> {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.startsWith('{')) yield JSON.parse(line) as T;
      else complaint += `${line}\n`;
    }
    const [code, signal] = await ended;
    if (code !== 0) throw new Error(`${main} ended with ${signal ?? code}: ${complaint}`);
  }
}

const underWay = new Map<string, Promise<string>>();

/** The folder of compiled classes. Sources that were compiled before, by this or another test, are not compiled again. */
function compiled(folder: string, jar: string): Promise<string> {
  const key = `${folder} ${jar}`;
  let classes = underWay.get(key);
  if (classes === undefined) {
    classes = compile(folder, jar);
    underWay.set(key, classes);
  }
  return classes;
}

async function compile(folder: string, jar: string): Promise<string> {
  const sources = [...(await javaFiles('java')), ...(await javaFiles(folder))];
  const hash = createHash('sha256').update(jar);
  for (const source of sources) hash.update(await readFile(source));
  const target = join(classFolder, folder, hash.digest('hex').slice(0, 16));
  if (existsSync(target)) return target;

  await mkdir(dirname(target), { recursive: true });
  const fresh = await mkdtemp(`${target}-`);
  try {
    await promisify(execFile)('javac', ['-nowarn', '-encoding', 'UTF-8', '-cp', jar, '-d', fresh, ...sources], {
      timeout: 120_000,
    });
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another test may have been faster.
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function javaFiles(folder: string): Promise<string[]> {
  const names = await readdir(join(interopFolder, folder));
  return names
    .filter(name => name.endsWith('.java'))
    .sort()
    .map(name => join(interopFolder, folder, name));
}
