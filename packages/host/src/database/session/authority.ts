import { Right, type Rights } from '../../system/authority/rights.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { Objects, Requester } from '../../system/objects/object.ts';
import { objectName } from '../catalog/names.ts';
import type { TableOperation, TableUse } from '../compile/compilation.ts';
import { SqlError } from '../error.ts';

const rights: Readonly<Record<TableOperation, Rights>> = {
  select: Right.objectOperational | Right.read,
  insert: Right.objectOperational | Right.add,
  update: Right.objectOperational | Right.update,
  delete: Right.objectOperational | Right.delete,
};

/** Whether the job's user, or the owner of the routine around, may do with the tables what the statement does. Errors: -551. */
export async function checkAuthority(
  tables: readonly TableUse[],
  job: Requester,
  objects: Objects,
  adopted?: Adopted,
): Promise<void> {
  try {
    await check(tables, job, objects);
  } catch (error) {
    const isRefused = error instanceof SqlError && error.sqlcode === -551;
    const owner = isRefused ? await adopted?.() : undefined;
    if (owner === undefined) throw error;
    await check(tables, owner, objects);
  }
}

/** In whose name a routine runs that adopts the authority of its owner. */
export type Adopted = () => Promise<Requester | undefined>;

async function check(tables: readonly TableUse[], job: Requester, objects: Objects): Promise<void> {
  for (const { table, operations } of tables) {
    // Tables of the system, and those of the job itself in QTEMP.
    if (table.id === 0n || table.library === 'QTEMP') continue;
    let needed = 0;
    for (const operation of operations) needed |= rights[operation];
    const name = { name: table.systemName, library: objectName(table.library) };
    try {
      if (objects.resolved(job, name, '*FILE', needed) === undefined) await objects.resolve(job, name, '*FILE', needed);
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      if (/^CPF98(02|20)$/.test(error.escape.id))
        throw new SqlError(-551, [table.name, table.library, 'FILE'], undefined, { cause: error });
      throw new SqlError(-204, [table.name, table.library, 'FILE'], undefined, { cause: error });
    }
  }
}
