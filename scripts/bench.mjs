// Runs the benchmarks one after the other: `npm run bench [-- NAME...]`. Each measures bigiron and its peer in the same run.
import { spawnSync } from 'node:child_process';

const benchmarks = {
  ccsid: 'bench/dist/ccsid.js',
  decimal: 'bench/dist/decimal.js',
  store: 'bench/dist/store.js',
  start: 'bench/dist/start.js',
  dataqueue: 'bench/dist/dataqueue/pairs.js',
  database: 'bench/dist/database.js',
};

const wanted = process.argv.slice(2);
const unknown = wanted.find(name => !Object.hasOwn(benchmarks, name));
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}; there are ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const [name, file] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ['--no-deprecation', file], { stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exit(failed === 0 ? 0 : 1);
