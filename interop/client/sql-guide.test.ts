import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { removeDirectory, startHostProcess, temporaryDirectory } from '../host-process.ts';
import { fencedBlocks } from '../readme/blocks.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));

test('the examples of docs/sql.md do what they say', async () => {
  const blocks = fencedBlocks(await readFile(join(root, 'docs/sql.md'), 'utf8'));
  const [program, commands, ...others] = blocks;
  assert.deepEqual([program?.language, commands?.language, others], ['ts', '', []]);
  const folder = await temporaryDirectory();
  const host = await startHostProcess({ users: { DEMO: 'demo1234' } });
  try {
    const portMapper = host.port('port-mapper');
    const env = {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      BIGIRON_PORT_MAPPER: String(portMapper),
      BIGIRON_PASSWORD: 'demo1234',
    };
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const text = program?.text.replace("host: '127.0.0.1',", `host: '127.0.0.1', portMapperPort: ${portMapper},`);
    await writeFile(join(folder, 'guide.mts'), text ?? '');
    const options = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { composite: false, outDir: 'out' },
      files: ['guide.mts'],
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(options));
    await run('tsc', ['-p', folder], { env });
    const { stdout } = await run(process.execPath, [join(folder, 'out/guide.mjs')], { timeout: 60_000 });
    assert.equal(stdout, 'nails: 2.20\nhammer: 12.50\n');

    const said = await run('sh', ['-ec', commands?.text ?? ''], { cwd: folder, env, timeout: 120_000 });
    const table = ['NAME    PRICE', '------  -----', 'nails    2.20', 'hammer  12.50', 'saw     20.00', '(3 rows)'];
    const expected = [...table, '{"NAME":"saw"}', 'Done.', 'COPIED', '3', ''];
    assert.equal(said.stdout, expected.join('\n'));
  } finally {
    await host.stop();
    await removeDirectory(host.dataDirectory);
    await removeDirectory(folder);
  }
});
