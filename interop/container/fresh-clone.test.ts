import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePortOffset, removeDirectory, temporaryDirectory } from '../host-process.ts';
import { startUntilReady } from '../ready-process.ts';
import { requires } from '../requires.ts';
import { all, only, stagesOf } from './dockerfile.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
/** The user `nobody` of nearly every system. */
const nobody = { uid: 65534, gid: 65534 };

/** Installing and building takes most of the time: it is done once, by the first of these tests. */
suite('a fresh clone', () => {
  let folder: string;
  let clone: string;
  let environment: NodeJS.ProcessEnv;

  before(async () => {
    folder = await temporaryDirectory();
    clone = join(folder, 'clone');
    environment = {
      ...process.env,
      HOME: join(folder, 'home'),
      BIGIRON_PORT_OFFSET: String(freePortOffset()),
      BIGIRON_DATA: join(folder, 'data'),
      // What is in the cache need not be fetched again.
      npm_config_cache: (await run('npm', ['config', 'get', 'cache'])).stdout.trim(),
      npm_config_prefer_offline: 'true',
    };
    await mkdir(environment.HOME as string);
    // Whoever runs the tests need not own the repository that is cloned.
    await writeFile(join(environment.HOME as string, '.gitconfig'), '[safe]\n\tdirectory = *\n');
  });

  after(() => removeDirectory(folder));

  test('npm start installs, builds and starts', async t => {
    if (!requires(t, 'the history of this clone', existsSync(join(root, '.git')))) return;
    await run('git', ['clone', '--quiet', root, clone], { env: environment });
    const host = await startUntilReady(['npm', 'start'], { cwd: clone, env: environment });
    await host.stop();
    assert.match(host.output, /^QSECOFR has the password/m);
    const { stdout } = await run(join(clone, 'node_modules/.bin/bigiron'), ['--help']);
    assert.match(stdout, /^Usage: bigiron/);
  });

  test('npm start as an ordinary user', async t => {
    if (!isRoot || !existsSync(clone)) return t.skip('an ordinary user has just done so, or there is no clone');
    await run('chown', ['-R', `${nobody.uid}:${nobody.gid}`, folder]);
    const env = { ...environment, BIGIRON_DATA: join(folder, 'home', 'data') };
    const host = await startUntilReady(['npm', 'start'], { cwd: clone, env, identity: nobody });
    await host.stop();
  });

  test('the steps of the Dockerfile, as far as they need no engine', async t => {
    if (!existsSync(clone)) return t.skip('there is no clone');
    const [build = [], image = []] = stagesOf(await readFile(join(clone, 'Dockerfile'), 'utf8'));
    assert.deepEqual(all(build, 'COPY'), [['.', '.']], 'the build starts from the whole tree');
    const [[line = ''] = []] = all(build, 'RUN');
    await run('sh', ['-ec', line], { cwd: clone, env: environment });
    assert.ok(!existsSync(join(clone, 'node_modules/typescript')), 'nothing that only builds is left');

    const workdir = join(folder, 'image');
    await mkdir(workdir);
    for (const [from, source = '', target = ''] of all(image, 'COPY')) {
      assert.equal(from, '--from=build');
      await rename(join(clone, basename(source)), join(workdir, target));
    }
    const names = image.map(({ name }) => name);
    assert.ok(names.indexOf('USER') < names.indexOf('ENTRYPOINT'));
    assert.notEqual(only(image, 'USER')[0], 'root');

    const [volume = ''] = only(image, 'VOLUME');
    const data = join(folder, 'volume');
    await mkdir(data);
    if (isRoot) await run('chown', ['-R', `${nobody.uid}:${nobody.gid}`, workdir, data]);
    const inVolume = (words: readonly string[]) => words.map(word => (word === volume ? data : word));
    const command = inVolume([...only(image, 'ENTRYPOINT'), ...only(image, 'CMD')]);
    const { BIGIRON_DATA: _, ...env } = environment;
    const host = await startUntilReady(command, { cwd: workdir, env, ...(isRoot ? { identity: nobody } : {}) });
    try {
      const check = only(image, 'HEALTHCHECK');
      const [program = '', ...args] = inVolume(check.slice(check.indexOf('CMD') + 1));
      await run(program, args, { cwd: workdir, env });
      const offset = Number(env.BIGIRON_PORT_OFFSET);
      const ports = host.ready.services.flatMap(({ port, tlsPort }) =>
        [port, tlsPort].filter(one => one !== undefined),
      );
      const exposed = only(image, 'EXPOSE').map(Number);
      assert.deepEqual(
        exposed,
        ports.map(port => port - offset).sort((a, b) => a - b),
        'every port of every door',
      );
    } finally {
      await host.stop();
    }
  });
});
