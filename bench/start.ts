import { removeDirectory, startHostProcess } from '@bigiron/interop/host-process';
import { median } from './measure.ts';

/**
 * Milliseconds from the start of the process to `bigiron ready`: on an empty data directory, and on one that was used before.
 * Argument: runs (default 5).
 */
const runs = Number(process.argv[2] ?? 5);
const first: number[] = [];
const warm: number[] = [];
for (let run = 0; run < runs; run++) {
  const host = await startHostProcess();
  first.push(host.startTime);
  await host.stop();
  const again = await startHostProcess({ dataDirectory: host.dataDirectory });
  warm.push(again.startTime);
  await again.stop();
  await removeDirectory(host.dataDirectory);
}
console.log(
  `first start ${median(first).toFixed(0)} ms, warm start ${median(warm).toFixed(0)} ms (medians of ${runs})`,
);
