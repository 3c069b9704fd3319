import type { TableDescription } from '../description.ts';
import { columnSystemNames, quoted } from '../names.ts';
import { columnViews } from './columns.ts';
import { constraintViews } from './constraints.ts';
import { indexViews } from './indexes.ts';
import { otherViews } from './others.ts';
import { routineViews } from './routines.ts';
import { envSysInfo, tableViews } from './tables.ts';
import type { SystemView } from './view.ts';

/** Views of the catalog, and SYSDUMMY1. `release`: `V7R5M0`. */
export function systemViews(release: string): readonly SystemView[] {
  return [
    ...tableViews,
    ...columnViews,
    ...indexViews,
    ...constraintViews,
    ...routineViews,
    ...otherViews,
    envSysInfo(release),
  ];
}

/** How the compiler sees a view of the system. */
export function describeSystemView({ library, name, columns }: SystemView): TableDescription {
  const systemNames = columnSystemNames(columns);
  return {
    id: 0n,
    library,
    name,
    systemName: shortName(name),
    type: 'VIEW',
    relation: `${quoted(library)}.${quoted(name)}`,
    columns: columns.map(({ name: columnName, type, nullable }, index) => ({
      name: columnName,
      systemName: systemNames[index]!,
      relationColumn: quoted(columnName),
      type,
      nullable,
      hasDefault: true,
      hidden: false,
    })),
    updatable: false,
    hasRrn: false,
  };
}

/** Short names that the system's objects have; others are found by their first ten characters without underscores. */
const shortNames: Readonly<Record<string, string>> = {
  SYSPARTITIONSTAT: 'SYSPSTAT',
  SYSTABLESTAT: 'SYSTSTAT',
  SYSSEQUENCES: 'SYSSEQ',
  SYSTRIGGERS: 'SYSTRIGGER',
  SYSVARIABLES: 'SYSVARS',
  SYSROUTINES: 'SYSROUTINE',
  SYSCOLUMNS2: 'SYSCOLUMN2',
  ENV_SYS_INFO: 'ENVSYSINFO',
};

export function shortName(name: string): string {
  return shortNames[name] ?? name.replaceAll('_', '').slice(0, 10);
}
