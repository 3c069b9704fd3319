// Runs every compiled test file with Node's own runner: `npm test [-- PATH-FRAGMENT...]`.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { globSync } from './glob.mjs';

const wanted = process.argv.slice(2);
const files = [...globSync('packages', /\/dist\/test\/.*\.test\.js$/), ...globSync('interop', /\/dist\/.*\.test\.js$/)]
  .filter(file => wanted.length === 0 || wanted.some(fragment => file.includes(fragment)))
  .sort();
if (files.length === 0) {
  console.error(`No test file matches ${wanted.join(' ')}.`);
  process.exit(1);
}
// Node leaves one processor to itself. Most of our tests wait for other processes: two at a time, even on one.
const side = `--test-concurrency=${Math.max(2, availableParallelism())}`;
const { status } = spawnSync(process.execPath, ['--enable-source-maps', '--test', side, ...files], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
