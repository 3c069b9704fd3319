import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbedded } from '../../src/store/embedded/embedded-server.ts';
import { layout } from '../../src/store/embedded/layout.ts';

const cache = fileURLToPath(new URL('../../../../../node_modules/.cache/bigiron/', import.meta.url));
const create = fileURLToPath(new URL('../../src/store/embedded/create.js', import.meta.url));

/**
 * Puts an empty cluster into `dataDir`. Making one takes most of a second, copying one does not: it is made once, by
 * whichever test process comes first, and again after `npm ci` or a change of how it is made.
 */
export async function seedCluster(dataDir: string): Promise<void> {
  const key = createHash('sha256').update(readFileSync(create)).digest('hex').slice(0, 12);
  const template = join(cache, `test-cluster-${key}-${process.getuid!()}`);
  if (!existsSync(template) && !(await makeTemplate(template))) return;
  execFileSync('cp', ['-a', template, layout(dataDir).cluster]);
}

/** False where the packages belong to somebody else: then every start makes its own. */
async function makeTemplate(template: string): Promise<boolean> {
  const dataDir = await mkdir(dirname(template), { recursive: true })
    .then(() => mkdtemp(`${template}.`))
    .catch(() => undefined);
  if (dataDir === undefined) return false;
  try {
    const server = await startEmbedded({ dataDir, connections: 5 });
    await server.stop();
    await rename(layout(dataDir).cluster, template).catch(error => {
      if (!existsSync(template)) throw error;
    });
    return true;
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
