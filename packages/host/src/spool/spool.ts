import type { Job, JobId } from '../system/jobs/job.ts';
import type { Requester } from '../system/objects/object.ts';

export interface SpooledFileId {
  readonly job: JobId;
  readonly name: string;
  /** 1 to 999999, unique within the job. */
  readonly number: number;
}

export interface SpooledFileAttributes {
  /** Ten characters that say what the file is about, e.g. the command that made it. */
  readonly userData: string;
  /** Characters of the longest line and lines of a page, for which the pages are laid out. */
  readonly width: number;
  readonly length: number;
}

export interface SpooledFile extends SpooledFileId, SpooledFileAttributes {
  /** The user under whose authority it was made. */
  readonly owner: string;
  readonly pages: number;
  /** Milliseconds since 1970 UTC. */
  readonly created: number;
}

/** A page is its lines, from the top; trailing blanks and empty lines at its end are left out. */
export type Page = readonly string[];

export interface NewSpooledFile extends Partial<SpooledFileAttributes> {
  /** The printer file: QPDSPLIB, QPJOBLOG ... */
  readonly name: string;
  readonly pages: readonly Page[];
}

/** What WRKSPLF selects; a member that is absent selects all. */
export interface Selection {
  readonly owner?: string;
  readonly job?: Partial<JobId>;
  readonly name?: string;
  readonly userData?: string;
}

/**
 * Spooled files: reports that jobs made, until somebody prints or deletes them. They outlive their job. A file belongs to the user who
 * made it; others need *SPLCTL or *JOBCTL to see it (CPF3492). CPF3303 when there is no such file.
 */
export interface Spool {
  create(job: Job, file: NewSpooledFile): Promise<SpooledFile>;
  /** Those that the user may see, oldest first. */
  list(by: Requester, selection: Selection): Promise<SpooledFile[]>;
  describe(by: Requester, id: SpooledFileId): Promise<SpooledFile>;
  /** Up to `count` pages from page `first` (1 is the first). */
  read(by: Requester, id: SpooledFileId, first?: number, count?: number): Promise<Page[]>;
  delete(by: Requester, id: SpooledFileId): Promise<void>;
}
