import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PortKind } from './door.ts';

/** Ports that ADDSRVTBLE and RMVSRVTBLE gave or took: `null` where a door is not to listen. By door and kind. */
type Table = Record<string, Partial<Record<PortKind, number | null>>>;

/** What was changed about the ports of doors, kept in a file of the data directory over restarts. */
export class MovedPorts {
  readonly #path: string | undefined;
  readonly #table: Table;
  /** Saves follow each other. */
  #saved: Promise<void> = Promise.resolve();

  /** Without a path nothing is kept. */
  constructor(path?: string) {
    this.#path = path;
    this.#table = path === undefined ? {} : read(path);
  }

  /** `otherwise` where nothing was changed; undefined where the door is not to listen. */
  portOf(door: string, kind: PortKind, otherwise: number | undefined): number | undefined {
    const moved = this.#table[door]?.[kind];
    return moved === undefined ? otherwise : (moved ?? undefined);
  }

  move(door: string, kind: PortKind, port: number | undefined): Promise<void> {
    this.#table[door] = { ...this.#table[door], [kind]: port ?? null };
    const text = `${JSON.stringify(this.#table, undefined, 2)}\n`;
    const path = this.#path;
    if (path === undefined) return Promise.resolve();
    this.#saved = this.#saved.catch(() => {}).then(() => write(path, text));
    return this.#saved;
  }
}

function read(path: string): Table {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
