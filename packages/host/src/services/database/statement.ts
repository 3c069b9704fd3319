import type { ColumnFormat, DataFormat, RowCodec } from '@bigiron/wire/hostserver/database/index';
import type { Cursor, Prepared } from '../../database/room.ts';
import type { RowBlock } from './rows/block.ts';
import type { FromWire } from './values.ts';

/** How the values of parameter markers are read. */
export interface ParameterReader {
  /** The format that it was made for. */
  readonly format: DataFormat;
  readonly codec: RowCodec;
  readonly convert: readonly FromWire[];
}

/** A cursor and how its rows are written. */
export interface OpenCursor {
  readonly cursor: Cursor;
  readonly block: RowBlock;
}

/** A prepared statement of a connection, by the name that the client gave it. */
export interface Statement {
  readonly name: string;
  prepared: Prepared | undefined;
  columns: readonly ColumnFormat[] | undefined;
  markers: readonly ColumnFormat[];
  reader: ParameterReader | undefined;
  /** Writes the rows of its cursor; made once for all openings. */
  block: RowBlock | undefined;
  open: OpenCursor | undefined;
  /** Cursors that a procedure left open: the first is the one to be described next. */
  resultSets: Cursor[];
  /** Stands for the parameter locators of the statement. */
  readonly parameterGroup: object;
}

export function newStatement(name: string): Statement {
  return {
    name,
    prepared: undefined,
    columns: undefined,
    markers: [],
    reader: undefined,
    block: undefined,
    open: undefined,
    resultSets: [],
    parameterGroup: {},
  };
}
