import type { Job } from '../jobs/job.ts';
import type { NewObject, ObjectDescription, QualifiedName } from '../objects/object.ts';

/** The largest user space, in bytes. Source: IBM i documentation of QUSCRTUS. */
export const largestUserSpace = 16_776_704;

export interface UserSpaceAttributes {
  /** Bytes, 1 to {@link largestUserSpace}. */
  readonly size: number;
  /** The byte that fills what was never written. */
  readonly initialValue: number;
  /** A write beyond the end makes the space larger. */
  readonly automaticExtendability: boolean;
}

export type UserSpaceDescription = ObjectDescription & UserSpaceAttributes;

export interface NewUserSpace extends UserSpaceAttributes {
  readonly name: string;
  /** A library name or `*CURLIB`. */
  readonly library: string;
  readonly attribute?: string;
  readonly text?: string;
  readonly authority?: NonNullable<NewObject['authority']>;
  /** REPLACE(*YES): an existing space of that name goes. */
  readonly replace: boolean;
}

/**
 * User spaces: bytes of a program's own making, addressed by offset. Throws CPF9801, CPF9802, CPF9810, CPF9820; CPF9870 exists,
 * CPF3C2C a size that is not allowed, CPF3C14 offset and length reach beyond a space that does not extend itself.
 */
export interface UserSpaces {
  create(job: Job, space: NewUserSpace): Promise<void>;
  delete(job: Job, name: QualifiedName): Promise<void>;
  describe(job: Job, name: QualifiedName): Promise<UserSpaceDescription>;
  change(job: Job, name: QualifiedName, attributes: Partial<UserSpaceAttributes>): Promise<void>;
  /** Bytes from `offset` (0 is the first). */
  read(job: Job, name: QualifiedName, offset: number, length: number): Promise<Buffer>;
  /** `force`: on disk when the promise resolves; else it may be lost when the machine fails within the next second. */
  write(
    job: Job,
    name: QualifiedName,
    offset: number,
    bytes: Uint8Array,
    options?: { readonly force: boolean },
  ): Promise<void>;
}
