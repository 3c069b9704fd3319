import type { CommandContext } from '../../run/context.ts';

/** The most libraries that the user part of a library list takes. */
export const mostLibraries = 250;

/** Sets the user part of the job's library list, when every library may be in it. */
export async function setUserPart(
  { libraries, job, messages }: CommandContext,
  user: readonly string[],
): Promise<void> {
  if (user.length > mostLibraries) throw messages.escape('CPF2118', [user.at(-1) as string]);
  await libraries.requireForLibraryList(
    job,
    user.filter(library => !job.libraries.user.includes(library)),
  );
  job.libraries = { ...job.libraries, user };
}
