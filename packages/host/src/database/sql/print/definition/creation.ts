import type { Creation } from '../../ast/index.ts';
import { identifier, objectName } from '../name.ts';
import { words } from '../text.ts';

/** `CREATE [OR REPLACE] what [IF NOT EXISTS] NAME [FOR SYSTEM NAME S]`. */
export function creation(
  what: string,
  { name, orReplace, ifNotExists, systemName }: Creation,
  verb = 'CREATE',
): string {
  return words(
    verb,
    orReplace && 'OR REPLACE',
    what,
    ifNotExists && 'IF NOT EXISTS',
    objectName(name),
    systemName && `FOR SYSTEM NAME ${identifier(systemName)}`,
  );
}
