/** A column of a result, or a parameter marker, as formats describe it. */
export interface ColumnFormat {
  /** SQL type; odd ones may be null. See `SqlType`. */
  readonly type: number;
  /** Bytes in a row. */
  readonly length: number;
  readonly scale: number;
  readonly precision: number;
  /** Of character data; 65535 for bytes that nobody converts, 0 where it has no meaning. */
  readonly ccsid: number;
  /** Of a parameter: see `Direction`. 0 for columns. */
  readonly direction: number;
  readonly name: string;
  /** Handle that the server has set aside for a large object parameter. */
  readonly locator?: number | undefined;
  /** Greatest length of a large object, in bytes, or characters of a DBCLOB. */
  readonly lobMaximum?: number | undefined;
  /** `ColumnFlag` bits; super-extended formats only. */
  readonly flags?: number | undefined;
  readonly joinPosition?: number | undefined;
  /** Name of the distinct type; super-extended formats only. */
  readonly userType?: string | undefined;
}

export const Direction = { column: 0, in: 0xf0, out: 0xf1, inOut: 0xf2 } as const;

export const ColumnFlag = { array: 0x40, xmlDoubleByte: 0x08 } as const;

export interface DataFormat {
  /** The consistency token, which clients send back with their values. */
  readonly token: number;
  /** Bytes of a row. */
  readonly recordSize: number;
  readonly columns: readonly ColumnFormat[];
}

/** Formats of dates and times in the rows; super-extended formats only. See `ServerAttributes` for the numbers. */
export interface DateTimeFormats {
  readonly date: number;
  readonly time: number;
  readonly dateSeparator: number;
  readonly timeSeparator: number;
}
