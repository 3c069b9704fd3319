import type { Charset } from '@bigiron/wire/ccsid/index';
import type { Fields, Input, Layout } from '@bigiron/wire/message/index';
import type { JobDescription } from '../../../system/jobs/job.ts';
import type { Profile } from '../../../system/profiles/profile.ts';

/** What the formats of QUSRJOBI are filled from. */
export interface Subject {
  readonly job: JobDescription;
  /** Of its current user; undefined when that no longer exists. */
  readonly profile: Profile | undefined;
}

export type Format = (subject: Subject, text: Charset) => Buffer;

/** A format: its table, and where their values come from. */
export function format<F extends Fields>(table: Layout<F>, values: (subject: Subject) => Input<F>): Format {
  return (subject, text) => table.encode(values(subject), text);
}

/** An attribute by the keyword of CHGJOB. */
export function attribute({ attributes }: JobDescription, keyword: string): string {
  return attributes[keyword] ?? '';
}

/** A numeric one; *NOMAX is -1. */
export function number(job: JobDescription, keyword: string): number {
  const value = attribute(job, keyword);
  return value === '*NOMAX' ? -1 : Number(value);
}
