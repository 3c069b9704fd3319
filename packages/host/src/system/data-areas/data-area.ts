import type { Job } from '../jobs/job.ts';
import type { NewObject, ObjectDescription, QualifiedName } from '../objects/object.ts';

/**
 * What a data area holds. Character contents are bytes that nobody converts, blank padded to the area's length; a decimal is its digits with
 * sign and point (`-12.50`), exact.
 */
export type DataAreaValue =
  | { readonly type: '*CHAR'; readonly bytes: Buffer }
  | { readonly type: '*DEC'; readonly decimal: string }
  | { readonly type: '*LGL'; readonly on: boolean };

export interface DataAreaAttributes {
  readonly type: DataAreaValue['type'];
  /** *CHAR: bytes, 1 to 2000. *DEC: digits, 1 to 24. *LGL: 1. */
  readonly length: number;
  /** *DEC: 0 to 9, not more than `length`; else 0. */
  readonly decimals: number;
}

export interface NewDataArea extends DataAreaAttributes {
  readonly name: string;
  /** A library name or `*CURLIB`. */
  readonly library: string;
  /** By default blanks, zero or false. */
  readonly value?: DataAreaValue;
  readonly text?: string;
  readonly authority?: NonNullable<NewObject['authority']>;
}

/** A part of a character data area. */
export interface Substring {
  /** 1 is the first byte. */
  readonly start: number;
  readonly length: number;
}

export interface DataAreaContents extends DataAreaAttributes {
  readonly value: DataAreaValue;
  /** undefined for *LDA, *GDA and *PDA. */
  readonly object: ObjectDescription | undefined;
}

/**
 * Data areas. The name may also be `*LDA`, the local data area of every job (1024 bytes), `*PDA`, that of a prestart job (2000 bytes), or
 * `*GDA`, which only a job of a group has (CPF1046). Throws CPF1015 not found, CPF1016 not authorized, CPF1018 not authorized to change,
 * CPF1021 library not found, CPF1022 library not authorized, CPF1023 exists, CPF1072 no *PDA.
 */
export interface DataAreas {
  /** CPF1024, CPF1025, CPF1026 when value, type and length do not fit; CPF1047 a length that is not allowed. */
  create(job: Job, area: NewDataArea): Promise<void>;
  delete(job: Job, name: QualifiedName): Promise<void>;
  /**
   * CPF1087 a substring of what is not *CHAR, CPF1088 it starts outside the area, CPF1089 it is not within the area. A *CHAR value has
   * the substring's length.
   */
  read(job: Job, name: QualifiedName, substring?: Substring): Promise<DataAreaContents>;
  /**
   * A shorter *CHAR value is padded with blanks to the substring's or area's length. CPF1138 the value has another type, CPF1155 it is too
   * long, CPF1062 it is empty, CPF1087, CPF1088, CPF1089 as for `read`; CPF1063 locked for longer than the job's DFTWAIT.
   */
  write(job: Job, name: QualifiedName, value: DataAreaValue, substring?: Substring): Promise<void>;
  /** The *LDA that a job starts with: SBMJOB copies the submitter's. */
  localDataArea(job: Job): Buffer;
  setLocalDataArea(job: Job, bytes: Buffer): void;
}
