import type { TableDescription } from '../description.ts';
import { quoted } from '../names.ts';
import { shortName } from '../system/index.ts';
import { dataAreaInfo, dataAreas } from './data-areas.ts';
import { activeJobInfo, jobLogInfo } from './jobs.ts';
import { messageQueueInfo, receiveDataQueue } from './messages.ts';
import { libraryListInfo, objectStatistics } from './objects.ts';
import type { SystemTableFunction } from './service.ts';
import { outputQueueEntries, spooledFileData } from './spool.ts';
import { systemValueInfo } from './system-values.ts';
import { userInfo } from './users.ts';

const all: readonly SystemTableFunction[] = [
  ...[objectStatistics, libraryListInfo, systemValueInfo, userInfo, jobLogInfo, activeJobInfo, dataAreaInfo, dataAreas],
  ...[messageQueueInfo, receiveDataQueue, outputQueueEntries, spooledFileData],
];

const functions = new Map(
  all.filter(({ parameters }) => parameters !== undefined).map(one => [`${one.library}.${one.name}`, one]),
);
const views = new Map(
  all.filter(({ parameters }) => parameters === undefined).map(one => [`${one.library}.${one.name}`, one]),
);

/** The table function of the system, or the view, that the host supplies the rows of. */
export function systemTableFunction(
  library: string,
  name: string,
  kind: 'function' | 'view',
): SystemTableFunction | undefined {
  return (kind === 'function' ? functions : views).get(`${library}.${name}`);
}

/** How the compiler sees the views among them. */
export const serviceViews: readonly TableDescription[] = [...views.values()].map(({ library, name, columns }) => ({
  id: 0n,
  library,
  name,
  systemName: shortName(name),
  type: 'VIEW',
  relation: `${quoted(library)}.${quoted(name)}`,
  columns: columns.map(({ name: of, type }) => ({
    name: of,
    systemName: of.slice(0, 10),
    relationColumn: quoted(of),
    type,
    nullable: true,
    hasDefault: true,
    hidden: false,
  })),
  updatable: false,
  hasRrn: false,
  hostRows: true,
}));
