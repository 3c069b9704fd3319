import { Report } from '../../spool/report.ts';
import { choice } from '../definition/builders.ts';
import type { CommandContext } from '../run/context.ts';

/** The OUTPUT parameter of commands that display something. Without a display, `*` prints, too. */
export const output = choice('Output', { values: ['*', '*PRINT'], default: '*' });

/** A report for the job's user, to be filled and printed. */
export function report({ clock, job }: CommandContext, title: string): Report {
  return new Report({ title, printed: clock.now(), user: job.profile.name });
}

/** Puts a report into a spooled file. `file` is the printer file of the command, which is its user data. */
export async function print(
  { spool, job }: CommandContext,
  file: string,
  command: string,
  report: Report,
): Promise<void> {
  await spool.create(job, {
    name: file,
    userData: command,
    width: Report.width,
    length: Report.length,
    pages: report.pages(),
  });
}
