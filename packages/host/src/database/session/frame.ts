import type { SqlValue } from '../types/sql-type.ts';
import type { Adopted } from './authority.ts';
import type { OpenCursor } from './cursor.ts';

/** What a routine that runs has of its own: its statements find their variables and cursors there first. */
export interface Frame {
  /** By the key that its scope gave the compiler; undefined for what is none of its variables. */
  variable(key: string): SqlValue | undefined;
  cursor(name: string): OpenCursor | undefined;
  readonly adopted?: Adopted | undefined;
}
