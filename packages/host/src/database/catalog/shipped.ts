import type { Described, DescribedKind } from './catalog.ts';
import type { TableDescription } from './description.ts';
import { serviceViews } from './ibm-i-services/index.ts';
import { describeSystemView, systemViews } from './system/index.ts';

/** Tables that every system has, by library and by either of their names. */
const tables = new Map<string, TableDescription>();
for (const view of [...systemViews('V7R5M0').map(describeSystemView), ...serviceViews]) {
  for (const name of [view.name, view.systemName]) tables.set(`${view.library}.${name}`, view);
}

/** What every system has; undefined: none of ours. */
export function shipped<K extends DescribedKind>(kind: K, library: string, name: string): Described[K] | undefined {
  return kind === 'table' ? (tables.get(`${library}.${name}`) as Described[K] | undefined) : undefined;
}
