/*
 * A PCML document as it is called: references to other elements found, structures put where they are used.
 * Sources for what the attributes mean: JTOpen `PcmlData.java`, `PcmlStruct.java`, `PcmlProgram.java`, `PcmlDataValues.java`, `pcml.dtd`.
 */

import type { DateFormat, TimeFormat } from '@bigiron/wire/program/date-time';

export type Usage = 'input' | 'output' | 'inputoutput';

export const scalarTypes = [
  'char',
  'varchar',
  'int',
  'packed',
  'zoned',
  'float',
  'byte',
  'date',
  'time',
  'timestamp',
] as const;
export type ScalarType = (typeof scalarTypes)[number];

/** A number, or the element whose value it is. */
export type Reference = number | PcmlElement;

interface Common {
  /** Undefined for fields that nobody names. */
  readonly name: string | undefined;
  /** For messages: `program.structure.field`. */
  readonly path: string;
  readonly parent: PcmlElement | undefined;
  readonly usage: Usage;
  /** Undefined when it is no array. */
  count: Reference | undefined;
  /** Of output, counted from the start of `offsetFrom`, or of the parent. */
  offset: Reference | undefined;
  offsetFrom: Reference | undefined;
  /** Bytes for all of it, whatever the fields add up to. */
  outputSize: Reference | undefined;
  /** Numbers of releases, as in `00070500`. */
  readonly minimumRelease: number;
  readonly maximumRelease: number;
}

export interface PcmlStruct extends Common {
  readonly kind: 'struct';
  readonly children: readonly PcmlElement[];
}

export interface PcmlScalar extends Common {
  readonly kind: 'scalar';
  readonly type: ScalarType;
  /** Bytes; of packed and zoned digits. */
  length: Reference;
  /** Of packed and zoned: digits after the point. Of int: bits, an even number of which means that there is no sign. */
  readonly precision: number | undefined;
  /** Undefined: that of the job. */
  ccsid: Reference | undefined;
  readonly init: string | undefined;
  readonly trim: 'none' | 'right' | 'left' | 'both';
  /** `length` counts characters of two bytes. */
  readonly twoByte: boolean;
  readonly varLength: 2 | 4;
  /** Of dates and times. */
  readonly dateFormat: DateFormat | undefined;
  readonly timeFormat: TimeFormat | undefined;
  /** Undefined: what is usual for the format; empty: none. */
  readonly separator: string | undefined;
  readonly byValue: boolean;
}

export type PcmlElement = PcmlStruct | PcmlScalar;

export interface PcmlProgram {
  readonly name: string;
  readonly library: string;
  readonly program: string;
  /** A procedure of a service program. */
  readonly entryPoint: string | undefined;
  readonly returnsInteger: boolean;
  readonly parameters: readonly PcmlElement[];
  /** The parameters in the order in which output is read. */
  readonly parseOrder: readonly PcmlElement[];
}
