import { BigironError } from '@bigiron/wire/errors';
import type { CommandContext } from '../../run/context.ts';
import type { DoorState } from '../../services.ts';

/** The doors that values of SERVER stand for; of the named ones those that this host has. */
export function doorsOf(
  { services }: CommandContext,
  command: DoorState['server']['command'],
  servers: '*ALL' | '*AUTOSTART' | readonly string[],
): { readonly doors: readonly DoorState[]; readonly missing: readonly string[] } {
  const doors = services.list().filter(({ server }) => server.command === command);
  if (typeof servers === 'string') return { doors, missing: [] };
  return {
    doors: doors.filter(({ server }) => servers.includes(server.value)),
    missing: servers.filter(value => !doors.some(({ server }) => server.value === value)),
  };
}

/** Does something to each door. Failures and servers that are not there are told by diagnostics; true when there were any. */
export async function eachDoor(
  { diagnose }: CommandContext,
  { doors, missing }: ReturnType<typeof doorsOf>,
  act: (door: DoorState) => Promise<void>,
): Promise<boolean> {
  let failed = missing.length > 0;
  for (const value of missing) diagnose('CPF9898', [`There is no server ${value}`]);
  for (const door of doors) {
    try {
      await act(door);
    } catch (error) {
      if (!(error instanceof BigironError)) throw error;
      failed = true;
      diagnose('CPF9898', [`Server ${door.server.value}: ${error.message}`]);
    }
  }
  return failed;
}
