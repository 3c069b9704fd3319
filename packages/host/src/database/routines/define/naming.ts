import type { NameRules } from '../../compile/compilation.ts';
import type { DefinitionContext } from '../../define/context.ts';

/** What names in the statement mean. */
export function namesOf({ job }: Pick<DefinitionContext, 'job'>): NameRules {
  const { system, current, user } = job.libraries;
  const libraryList = [...system, ...(current === undefined ? [] : [current]), ...user];
  return { user: job.profile.name, libraryList, currentLibrary: current ?? 'QGPL' };
}
