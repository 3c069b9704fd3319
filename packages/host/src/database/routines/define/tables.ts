import type { TableUse } from '../../compile/compilation.ts';
import type { Definition } from '../../define/context.ts';
import { checkAuthority } from '../../session/authority.ts';

/** Whoever makes a function or trigger needs the authority to what it does; its users then need only that to it. */
export async function checkTables({ job, rooms }: Definition, tables: readonly TableUse[]): Promise<void> {
  await checkAuthority(tables, job, rooms.objects);
}
