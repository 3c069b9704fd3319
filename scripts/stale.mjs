import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from './glob.mjs';

/**
 * The compiler leaves the output of sources that are gone: tests of the past would run, and imports of what nobody has any more would be
 * found on this machine and on no other.
 */
export function removeStale(root) {
  const packages = readdirSync(join(root, 'packages')).map(name => join(root, 'packages', name));
  for (const folder of [...packages, ...['interop', 'bench', 'examples'].map(name => join(root, name))]) {
    const dist = join(folder, 'dist');
    if (!existsSync(dist)) continue;
    for (const output of globSync(dist, /\.(js|d\.ts)(\.map)?$/)) {
      const source = join(folder, output.slice(dist.length)).replace(/\.(js|d\.ts)(\.map)?$/, '.ts');
      if (!existsSync(source)) rmSync(output);
    }
  }
}
