// Does what the README says, line by line, where its ports are free (see private-network.ts): starts the host, then runs each example.
// Argument: the folder to work in; `BIGIRON_README_JAR` is the Toolbox for the Java example, which is left out without it. What each block
// printed comes as a line of JSON.
import { execFile } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startUntilReady } from '../ready-process.ts';
import { type Block, fencedBlocks } from './blocks.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = process.argv[2] as string;
const jar = process.env.BIGIRON_README_JAR;
const blocks = fencedBlocks(await readFile(join(root, 'README.md'), 'utf8'));
const environment = {
  ...process.env,
  // The data directory is made below it.
  HOME: folder,
  PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
  BIGIRON_PASSWORD: 'demo1234',
};

const host = await startUntilReady(['sh', '-c', blockOf('Start a host').text], { cwd: root, env: environment });
try {
  await report('Start a host', async () => host.output);
  if (jar !== undefined) {
    await report('Use it from Java', java);
    await report('Use it from JDBC', java);
  }
  await report('Use it from TypeScript', typescript);
  // Each example stands for itself: what one made is not there for the next.
  await shell('bigiron cmd "DLTLIB LIB(SHOP)" --user DEMO');
  await report('Use it from the command line', ({ text }) => shell(text));
} finally {
  await host.stop();
}

function blockOf(heading: string): Block {
  const block = blocks.find(one => one.heading === heading);
  if (block === undefined) throw new Error(`The README has no example under "${heading}"`);
  return block;
}

async function report(heading: string, work: (block: Block) => Promise<string>): Promise<void> {
  console.log(JSON.stringify({ heading, output: await work(blockOf(heading)) }));
}

async function java({ text }: Block): Promise<string> {
  const classPath = `${folder}${delimiter}${jar}`;
  const name = /public class (\w+)/.exec(text)![1]!;
  await writeFile(join(folder, `${name}.java`), text);
  await run('javac', ['-cp', classPath, '-d', folder, join(folder, `${name}.java`)]);
  return (await run('java', ['-cp', classPath, name], { timeout: 30_000 })).stdout;
}

/** Compiled strictly, as a user's would be, with the packages that this repository builds. */
async function typescript({ text }: Block): Promise<string> {
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'hello.mts'), text);
  const options = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: { composite: false, outDir: 'out' },
    files: ['hello.mts'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(options));
  await run('tsc', ['-p', folder], { env: environment });
  return (await run(process.execPath, [join(folder, 'out/hello.mjs')], { timeout: 30_000 })).stdout;
}

async function shell(lines: string): Promise<string> {
  return (await run('sh', ['-ec', lines], { cwd: folder, env: environment, timeout: 60_000 })).stdout;
}
