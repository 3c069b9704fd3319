import type { Charset } from '@bigiron/wire/ccsid/index';
import { type Fields, type Input, layout, reserved } from '@bigiron/wire/message/index';
import type { JobDescription } from '../../../system/jobs/job.ts';
import type { Profile } from '../../../system/profiles/profile.ts';

/** What the formats of QUSRJOBI are filled from. */
export interface Subject {
  readonly job: JobDescription;
  /** Of its current user; undefined when that no longer exists. */
  readonly profile: Profile | undefined;
}

export type Format = (subject: Subject, text: Charset) => Buffer;

/** A format: its fields, and where their values come from. */
export function format<F extends Fields>(fields: F, values: (subject: Subject) => Input<F>): Format {
  const table = layout(fields);
  return (subject, text) => table.encode(values(subject), text);
}

export function blank(size: number) {
  return reserved(size, 0x40);
}

export function zeros(size: number) {
  return reserved(size);
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
