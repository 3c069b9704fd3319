import type { Job } from '../../system/jobs/job.ts';

/** The library into which an object goes: *CURLIB is the current one, or QGPL. */
export function createdIn({ libraries }: Job, library: string): string {
  return library === '*CURLIB' ? (libraries.current ?? 'QGPL') : library;
}
