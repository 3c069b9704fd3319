import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What programs import their types and functions by, wherever they lie. */
const ownName = '@bigiron/host/program';
const ownUrl = new URL('../../program.js', import.meta.url).href;

export function resolveOwn(specifier: string): string | undefined {
  return specifier === ownName ? ownUrl : undefined;
}

/** A module that was resolved for another one. */
export interface Resolved {
  readonly parent: string | undefined;
  readonly url: string;
  /** Of the file at this moment; undefined for what is no file of the programs' own. */
  readonly stamp: string | undefined;
}

export function resolved(url: string, parent: string | undefined): Resolved {
  return { parent, url, stamp: watched(url) ? fileStamp(fileURLToPath(url)) : undefined };
}

/** Installed packages do not change under a running host, and our own files are none of the programs'. */
function watched(url: string): boolean {
  return url.startsWith('file:') && !url.includes('/node_modules/') && url !== ownUrl;
}

/** Tells one version of a file from another; undefined when it is not there. */
export function fileStamp(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.ino}-${found.size}-${found.mtimeNs}`;
}

/** The JavaScript of a TypeScript file: types become blanks, so that lines and columns stay. Loaded only where Node cannot. */
export function strippedSource(url: string): string {
  const path = fileURLToPath(url);
  const { transformSync } = createRequire(import.meta.url)('@swc/wasm-typescript') as {
    transformSync(source: string, options: object): { code: string };
  };
  return transformSync(readFileSync(path, 'utf8'), { mode: 'strip-only', module: true, filename: path }).code;
}

/** Whether this Node runs TypeScript files itself (22.18, 24 and later). */
export const nodeStripsTypes = Boolean((process.features as { typescript?: unknown }).typescript);

export function needsStripping(url: string): boolean {
  return !nodeStripsTypes && url.startsWith('file:') && /\.m?ts$/.test(url);
}
