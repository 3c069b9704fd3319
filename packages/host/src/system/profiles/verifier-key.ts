import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { chmod, link, open, readFile, stat, unlink } from 'node:fs/promises';
import { BigironError } from '@bigiron/wire/errors';
import type { Random } from '../random.ts';

const keyBytes = 32;
const version = 1;
const idBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/** The key under which password verifiers are kept. A verifier is as good as its password, so the store alone must not give it away. */
export interface VerifierKey {
  /** First bytes of the key's SHA-256, which say which key something was sealed with. */
  readonly id: Buffer;
  /** Seals with AES-256-GCM; `context` must be the same to open again. */
  seal(bytes: Uint8Array, context: string, random: Random): Buffer;
  /** Fails with `wrong-key` for what another key sealed, and `sealed-damaged` for anything else that does not open. */
  open(sealed: Uint8Array, context: string): Buffer;
}

/**
 * Sealed form: version 1 (1 byte), id of the key (4), nonce (12), tag (16), ciphertext.
 * @param bytes 32 of them
 */
export function verifierKey(bytes: Uint8Array): VerifierKey {
  if (bytes.length !== keyBytes) throw keyError('key-unusable', `A key has ${keyBytes} bytes, not ${bytes.length}.`);
  const key = Buffer.from(bytes);
  const id = createHash('sha256').update(key).digest().subarray(0, idBytes);
  return {
    id,
    seal(plain, context, random) {
      const nonce = random.bytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
      const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([Buffer.of(version), id, nonce, cipher.getAuthTag(), ciphertext]);
    },
    open(sealed, context) {
      const { form, keyId, nonce, tag, ciphertext } = parts(Buffer.from(sealed));
      if (form !== version || tag.length < tagBytes) throw damaged();
      if (!keyId.equals(id)) {
        const ids = `${keyId.toString('hex')}, not ${id.toString('hex')}`;
        throw keyError(
          'wrong-key',
          `The password verifiers in the store were sealed with key ${ids}: start with --key-file and the file of the host that made them.`,
        );
      }
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
        decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
        return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
      } catch (cause) {
        throw damaged(cause);
      }
    },
  };
}

function parts(sealed: Buffer) {
  const nonceAt = 1 + idBytes;
  const tagAt = nonceAt + nonceBytes;
  const ciphertextAt = tagAt + tagBytes;
  return {
    form: sealed[0],
    keyId: sealed.subarray(1, nonceAt),
    nonce: sealed.subarray(nonceAt, tagAt),
    tag: sealed.subarray(tagAt, ciphertextAt),
    ciphertext: sealed.subarray(ciphertextAt),
  };
}

/**
 * The key in a file that only its owner can read; made when there is none. Several processes may start at once: one key wins.
 * Fails with `key-unusable` when others can read the file, or it is not 64 hexadecimal digits.
 */
export async function keyFile(path: string, random: Random): Promise<VerifierKey> {
  const text = (await read(path)) ?? (await make(path, random));
  if (!/^[0-9a-f]{64}\s*$/i.test(text))
    throw keyError('key-unusable', `${path} does not hold a key of 64 hexadecimal digits.`);
  return verifierKey(Buffer.from(text.trim(), 'hex'));
}

async function read(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw keyError('key-unusable', `${path} can be read by others: run chmod 600 on it.`);
    }
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written under another name first, so that nobody reads half a key. */
async function make(path: string, random: Random): Promise<string> {
  const text = random.bytes(keyBytes).toString('hex');
  const draft = `${path}.${process.pid}.${random.bytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${text}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await chmod(draft, 0o600);
    await link(draft, path);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(path, 'utf8');
  } finally {
    await unlink(draft);
  }
}

function damaged(cause?: unknown): BigironError {
  return keyError('sealed-damaged', 'A password verifier in the store is damaged or was moved.', cause);
}

function keyError(
  code: 'key-unusable' | 'wrong-key' | 'sealed-damaged',
  message: string,
  cause?: unknown,
): BigironError {
  return new BigironError(message, { code, layer: 'room', fault: code === 'sealed-damaged' ? 'us' : 'caller', cause });
}
