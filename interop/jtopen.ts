import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { TestContext } from 'node:test';
import { requires } from './requires.ts';

/** IBM Toolbox for Java as Debian installs it (package libjt400-java); JT400_JAR names another build of it. */
const jar = process.env.JT400_JAR ?? '/usr/share/java/jt400.jar';

/** Whether there is a Toolbox jar and a Java compiler to use it with. */
export function requiresJtopen(t: TestContext): boolean {
  const compiler = (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, 'javac')));
  return requires(t, `IBM Toolbox for Java (${jar})`, existsSync(jar)) && requires(t, 'javac', compiler);
}

/**
 * Compiles one Java file against the jar and runs its class `main` without a display.
 * Resolves to the lines it printed; rejects with what it said on standard error.
 */
export async function runJava(source: string, main: string, lines: readonly string[]): Promise<string[]> {
  const classes = await mkdtemp(join(tmpdir(), 'bigiron-java-'));
  try {
    await run('javac', ['-nowarn', '-encoding', 'UTF-8', '-cp', jar, '-d', classes, source], '');
    // The serial collector and the first compiler only: these programs live for a second.
    const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx256m', '-Djava.awt.headless=true'];
    const output = await run('java', [...options, '-cp', classes + delimiter + jar, main], `${lines.join('\n')}\n`);
    return output.split('\n').slice(0, -1);
  } finally {
    await rm(classes, { recursive: true, force: true });
  }
}

function run(command: string, args: string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { timeout: 60_000, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${command} failed: ${stderr || error.message}`));
      else resolve(stdout);
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}
