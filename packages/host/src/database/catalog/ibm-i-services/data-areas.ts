import { charset } from '@bigiron/wire/ccsid/index';
import type { DataAreaContents } from '../../../system/data-areas/data-area.ts';
import type { Job } from '../../../system/jobs/job.ts';
import { integer, name, parameter, type SystemTableFunction, text, textOf } from './service.ts';

const columns = [
  name('DATA_AREA_LIBRARY'),
  name('DATA_AREA_NAME'),
  text('DATA_AREA_TYPE', 5),
  integer('LENGTH'),
  integer('DECIMAL_POSITIONS'),
  text('DATA_AREA_VALUE', 2000),
  text('TEXT_DESCRIPTION', 50),
] as const;

/** Source: IBM i services, "DATA_AREA_INFO table function". */
export const dataAreaInfo: SystemTableFunction = {
  library: 'QSYS2',
  name: 'DATA_AREA_INFO',
  parameters: [parameter('DATA_AREA_NAME', 10), parameter('DATA_AREA_LIBRARY', 10, `'*LIBL'`)],
  columns,
  async rows({ dataAreas }, job, [area, library]) {
    const of = textOf(area);
    return [rowOf(job, of, await dataAreas.read(job, { name: of, library: textOf(library, '*LIBL') }))];
  },
};

/** Source: "DATA_AREA_INFO view". Data areas that the user may read. */
export const dataAreas: SystemTableFunction = {
  library: 'QSYS2',
  name: 'DATA_AREA_INFO',
  parameters: undefined,
  columns,
  async rows({ dataAreas: room, objects }, job) {
    const rows = [];
    for (const { name: area, library } of await objects.list(job, { name: '*ALL', library: '*ALL' }, '*DTAARA')) {
      const contents = await room.read(job, { name: area, library }).catch(() => undefined);
      if (contents !== undefined) rows.push(rowOf(job, area, contents));
    }
    return rows;
  },
};

function rowOf(job: Job, of: string, { type, length, decimals, value, object }: DataAreaContents) {
  const shown =
    value.type === '*CHAR'
      ? charset(job.defaultCcsid).decode(value.bytes)
      : value.type === '*DEC'
        ? value.decimal
        : value.on
          ? '1'
          : '0';
  return [
    object?.library ?? null,
    object?.name ?? of,
    type,
    length,
    type === '*DEC' ? decimals : null,
    shown,
    object?.text || null,
  ];
}
