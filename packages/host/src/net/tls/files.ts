import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `tls.createServer` needs: PEM texts. Behind the certificate may come its chain. */
export interface KeyAndCertificate {
  readonly cert: string;
  readonly key: string;
}

/** `server`: what this host shows to clients; `ca`: its own authority. */
export type PairName = 'server' | 'ca';

/** undefined when one of the two files is not there. */
export async function readPair(folder: string, name: PairName): Promise<KeyAndCertificate | undefined> {
  try {
    const [cert, key] = await Promise.all([
      readFile(join(folder, `${name}.pem`), 'utf8'),
      readFile(join(folder, `${name}-key.pem`), 'utf8'),
    ]);
    return { cert, key };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The key first: when the certificate is there the pair is whole. */
export async function savePair(folder: string, name: PairName, { cert, key }: KeyAndCertificate): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await write(join(folder, `${name}-key.pem`), key);
  await write(join(folder, `${name}.pem`), cert);
}

/** When the server's certificate was last saved; milliseconds since 1970 UTC. */
export async function savedAt(folder: string): Promise<number> {
  return (await stat(join(folder, 'server.pem'))).mtimeMs;
}

/** Readers see the old content or the new one, never a part. */
async function write(path: string, text: string): Promise<void> {
  const fresh = `${path}.${process.pid}.new`;
  await writeFile(fresh, text, { mode: 0o600 });
  await rename(fresh, path);
}
