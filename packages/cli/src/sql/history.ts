import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Lines that are remembered. */
const longest = 1000;

/** Where the lines typed into `bigiron sql` are kept: BIGIRON_SQL_HISTORY, else a file in the home directory; empty keeps none. */
export function historyFile(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const path = environment.BIGIRON_SQL_HISTORY ?? join(homedir(), '.bigiron', 'sql-history');
  return path === '' ? undefined : path;
}

/** The newest first, as node:readline wants it. */
export async function readHistory(path: string | undefined): Promise<string[]> {
  if (path === undefined) return [];
  try {
    const lines = (await readFile(path, 'utf8')).split('\n').filter(line => line !== '');
    if (lines.length > 2 * longest) await writeFile(path, `${lines.slice(-longest).join('\n')}\n`, { mode: 0o600 });
    return lines.slice(-longest).reverse();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Statements may hold secrets: only this user may read the file. */
export async function addToHistory(path: string | undefined, line: string): Promise<void> {
  if (path === undefined || line.trim() === '') return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await appendFile(path, `${line}\n`, { mode: 0o600 });
}
