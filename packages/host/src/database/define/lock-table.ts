import type { TableDescription } from '../catalog/description.ts';
import type { LockTable } from '../sql/ast/index.ts';

const modes = { SHARE: 'SHARE', EXCLUSIVE: 'ACCESS EXCLUSIVE', 'EXCLUSIVE ALLOW READ': 'EXCLUSIVE' } as const;

/** LOCK TABLE in PostgreSQL's text: others may then read, nothing, or read. It holds to the end of the unit of work. */
export function lockTableText({ relation }: TableDescription, mode: LockTable['mode']): string {
  return `LOCK TABLE ${relation} IN ${modes[mode]} MODE`;
}
