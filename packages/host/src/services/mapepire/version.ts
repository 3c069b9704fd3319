import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** Of this host, not of the server that IBM's clients were made for. */
export const version: string = manifest.version;
