import type { CommandContext } from '../../run/context.ts';

/** Sets the current library; with *CRTDFT there is none, and new objects go to QGPL. */
export async function setCurrentLibrary(context: CommandContext, library: string): Promise<void> {
  const { libraries, job, complete } = context;
  const current = library === '*CRTDFT' ? undefined : library;
  if (current !== undefined) await libraries.requireForLibraryList(job, [current]);
  job.libraries = { ...job.libraries, current };
  complete('CPC2198', [library]);
}
