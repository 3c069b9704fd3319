import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Files below `folder` whose path matches `pattern`; node_modules is never entered. (Node 20 has no fs.globSync.) */
export function globSync(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : globSync(path, pattern);
    return pattern.test(path) ? [path] : [];
  });
}
