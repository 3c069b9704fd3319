import { extname } from 'node:path';
import { type Call, integer, text, UsageError } from '../../command.ts';

export type FileFormat = 'csv' | 'json' | 'fixed';

const byExtension: Readonly<Record<string, FileFormat>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.jsonl': 'json',
  '.ndjson': 'json',
};

/** How a file is written: as said, or as its name says. */
export function formatOf(call: Call, file: string): FileFormat {
  const given = text(call, 'format');
  if (given === undefined) return byExtension[extname(file).toLowerCase()] ?? (file === '-' ? 'csv' : 'fixed');
  if (given !== 'csv' && given !== 'json' && given !== 'fixed')
    throw new UsageError(`--format is csv, json or fixed, not ${given}`);
  return given;
}

/** Where the description of fixed records is. */
export function fieldsFile(call: Call, file: string): string {
  const given = text(call, 'fields');
  if (given === undefined && file === '-') throw new UsageError('fixed records need --fields FILE');
  return given ?? `${file}.fields.json`;
}

/** UTF-8: records are lines of text. */
export const textCcsid = 1208;

export function recordCcsid(call: Call): number {
  return integer(call, 'ccsid', 1, 65_534) ?? textCcsid;
}

/** A table or view by its name; names cannot be bound, so nothing else may be in it. */
export function isTableName(name: string): boolean {
  return /^(?:(?:[\p{L}\p{N}_#$@]+|"(?:[^"]|"")+")[./])?(?:[\p{L}\p{N}_#$@]+|"(?:[^"]|"")+")$/u.test(name);
}
