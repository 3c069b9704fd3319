import { rightsOf } from '../../system/authority/rights.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { Objects, Requester } from '../../system/objects/object.ts';
import type { CommandDefinition } from '../definition/command.ts';

/**
 * Puts a *CMD object into QSYS for each command that has none: at the first start of a system, and after an update that brings new
 * commands. What was changed about their authorities stays. `system` is the job on whose behalf the host acts.
 */
export async function installCommands(
  objects: Objects,
  system: Requester,
  commands: ReadonlyMap<string, CommandDefinition>,
): Promise<void> {
  const there = await objects.list(system, { name: '*ALL', library: 'QSYS' }, '*CMD');
  const missing = new Map(commands);
  for (const { name } of there) missing.delete(name);
  await Promise.all([...missing.values()].map(definition => install(objects, system, definition)));
}

async function install(objects: Objects, system: Requester, definition: CommandDefinition): Promise<void> {
  const { name, text, publicAuthority } = definition;
  const authority = rightsOf(publicAuthority) ?? 0;
  try {
    await objects.create(system, { name, library: 'QSYS', type: '*CMD', text, authority });
  } catch (error) {
    // Another host on the same store may be doing the same.
    if (!(error instanceof EscapeError) || error.escape.id !== 'CPF9870') throw error;
  }
}
