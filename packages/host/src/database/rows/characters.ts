import type { Buffer } from 'node:buffer';

/** Stands for X'00' in PostgreSQL, which has no such character. */
const stored = '\ue000';

/** Character data as clients have it. */
export function characters(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end);
  return text.includes(stored) ? text.replaceAll(stored, '\0') : text;
}
