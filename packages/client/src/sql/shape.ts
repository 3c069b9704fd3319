import { CcsidError, loadCharset } from '@bigiron/wire/ccsid/index';
import {
  type ColumnFormat,
  type DataFormat,
  DateSeparator,
  type DateTimeFormats,
  type Reply,
  type RowCodec,
  rowCodec,
  TimeSeparator,
} from '@bigiron/wire/hostserver/database/index';
import { type Column, columnOf } from './column.ts';
import type { DateTimeStyle } from './date-time.ts';
import { Lob } from './lob.ts';
import type { DatabaseServer } from './server.ts';
import { type ReadValue, reader, type SqlValue } from './value.ts';

/** A row by column name; of columns with the same name the last one. */
export type Row = Record<string, SqlValue>;

/** How the rows of a result are described and read. */
export interface Shape {
  readonly columns: readonly Column[];
  readonly codec: RowCodec;
  readonly readers: readonly ReadValue[];
}

/** A format in any of the three forms in which hosts describe. */
export function formatIn(reply: Reply): (DataFormat & { readonly formats?: DateTimeFormats }) | undefined {
  return reply.format ?? reply.extendedFormat ?? reply.originalFormat ?? undefined;
}

export function markersIn(reply: Reply): DataFormat | undefined {
  return reply.markers ?? reply.extendedMarkers ?? reply.originalMarkers ?? undefined;
}

export async function shapeOf(server: DatabaseServer, reply: Reply): Promise<Shape | undefined> {
  const format = formatIn(reply);
  if (format === undefined) return undefined;
  await loadCharsets(format.columns);
  const details = reply.extendedColumns ?? [];
  const style = styleOf(format.formats, server.facts.style);
  return {
    columns: format.columns.map((column, index) => columnOf(column, details[index])),
    codec: rowCodec(format.columns, server.charset),
    readers: format.columns.map((column, index) =>
      reader(column, style, (handle, one) => new Lob(server, handle, one, index + 1)),
    ),
  };
}

/** Tables of double-byte CCSIDs are read when they are needed; a CCSID that is not known at all is found out when it is used. */
export async function loadCharsets(columns: readonly ColumnFormat[]): Promise<void> {
  const ccsids = new Set(columns.map(({ ccsid }) => ccsid).filter(ccsid => ccsid !== 0 && ccsid !== 65_535));
  for (const ccsid of ccsids) {
    await loadCharset(ccsid).catch(error => {
      if (!(error instanceof CcsidError)) throw error;
    });
  }
}

/** A format may say how its dates are written; otherwise they are as the attributes of the server have them. */
function styleOf(formats: DateTimeFormats | undefined, known: DateTimeStyle): DateTimeStyle {
  if (formats === undefined) return known;
  return {
    date: formats.date,
    time: formats.time,
    dateSeparator: DateSeparator[formats.dateSeparator] ?? known.dateSeparator,
    timeSeparator: TimeSeparator[formats.timeSeparator] ?? known.timeSeparator,
  };
}
