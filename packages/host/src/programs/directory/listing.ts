import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A program in the programs directory. */
export interface ProgramFile {
  /** Upper case, whatever the file is called. */
  readonly library: string;
  readonly name: string;
  readonly type: '*PGM' | '*SRVPGM';
  /** What runs it; also the object's extended attribute. */
  readonly language: 'TS' | 'JS' | 'BIN';
  readonly path: string;
}

const objectName = /^[A-Z$#@][A-Z0-9$#@_]{0,9}$/;

/** Endings in the order of preference, should one name have several. */
const endings = [
  { ending: '.srvpgm.ts', type: '*SRVPGM', language: 'TS' },
  { ending: '.srvpgm.js', type: '*SRVPGM', language: 'JS' },
  { ending: '.srvpgm.mjs', type: '*SRVPGM', language: 'JS' },
  { ending: '.ts', type: '*PGM', language: 'TS' },
  { ending: '.js', type: '*PGM', language: 'JS' },
  { ending: '.mjs', type: '*PGM', language: 'JS' },
] as const;

/**
 * The programs of a directory: `LIBRARY/NAME.ts`, `.js`, `.mjs`, the same with `.srvpgm` before the ending, and executable files
 * `LIBRARY/NAME`. Whatever has no object's name is left alone, so that programs can have modules beside them.
 */
export async function listPrograms(directory: string): Promise<ProgramFile[]> {
  const libraries = (await readdir(directory, { withFileTypes: true }))
    .filter(entry => !entry.isFile() && objectName.test(entry.name.toUpperCase()))
    .map(entry => entry.name)
    .sort();
  const listed = await Promise.all(libraries.map(library => listLibrary(directory, library)));
  return listed.flat();
}

async function listLibrary(directory: string, folder: string): Promise<ProgramFile[]> {
  const names = (await readdir(join(directory, folder)).catch(() => [])).sort();
  const found = new Map<string, ProgramFile>();
  const offer = (name: string, rest: Pick<ProgramFile, 'type' | 'language' | 'path'>) => {
    const object = name.toUpperCase();
    if (!objectName.test(object) || found.has(`${object} ${rest.type}`)) return;
    found.set(`${object} ${rest.type}`, { library: folder.toUpperCase(), name: object, ...rest });
  };
  for (const { ending, type, language } of endings) {
    for (const name of names) {
      const base = name.slice(0, -ending.length);
      if (!name.endsWith(ending) || (type === '*PGM' && /\.(srvpgm|d)$/.test(base))) continue;
      offer(base, { type, language, path: join(directory, folder, name) });
    }
  }
  for (const name of names) {
    if (name.includes('.')) continue;
    const path = join(directory, folder, name);
    if (await isExecutable(path)) offer(name, { type: '*PGM', language: 'BIN', path });
  }
  return (await Promise.all([...found.values()].map(really))).filter(file => file !== undefined);
}

/** Modules are known by their real paths, whatever links lead to them; undefined for a link that leads nowhere. */
async function really(file: ProgramFile): Promise<ProgramFile | undefined> {
  const path = await realpath(file.path).catch(() => undefined);
  return path === undefined ? undefined : { ...file, path };
}

async function isExecutable(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isFile() === true && (found.mode & 0o111) !== 0;
}
