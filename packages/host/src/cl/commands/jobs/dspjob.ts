import type { Report } from '../../../spool/report.ts';
import { timestamp } from '../../../spool/report.ts';
import type { JobDescription } from '../../../system/jobs/job.ts';
import { choice } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';
import { output, print, report } from '../output.ts';
import { reportJobLog } from './job-log.ts';
import { jobOf, jobParameter } from './job-parameter.ts';

type Section = (report: Report, description: JobDescription, context: CommandContext) => Promise<void> | void;

/** What OPTION selects; *SELECT prints it all. */
const sections: Readonly<Record<'*STSA' | '*DFNA' | '*JOBLOG' | '*LIBL' | '*SPLF', Section>> = {
  '*STSA': status,
  '*DFNA': definition,
  '*JOBLOG': log,
  '*LIBL': libraries,
  '*SPLF': spooledFiles,
};

export const DSPJOB = command({
  name: 'DSPJOB',
  text: 'Show a job',
  positional: 3,
  limitedUsers: true,
  parameters: {
    JOB: jobParameter,
    OUTPUT: output,
    OPTION: choice('What to show', {
      values: ['*SELECT', '*STSA', '*DFNA', '*JOBLOG', '*LIBL', '*SPLF'],
      default: '*SELECT',
    }),
    DUPJOBOPT: choice('When several jobs fit', { values: ['*SELECT', '*MSG'], default: '*SELECT' }),
  },
  async run({ JOB, OPTION }, context) {
    const id = await jobOf(context, JOB);
    const description = await context.jobs.describe(context.job, id);
    const shown = report(context, 'Job').field('Job', `${id.number}/${id.user}/${id.name}`).line();
    const wanted = OPTION === '*SELECT' ? Object.values(sections) : [sections[OPTION]];
    for (const section of wanted) await section(shown, description, context);
    await print(context, 'QPDSPJOB', 'DSPJOB', shown);
  },
});

function status(shown: Report, { status, type, currentUser, subsystem, queue, ...times }: JobDescription): void {
  const when = (time: number | undefined) => (time === undefined ? '' : timestamp(time));
  shown
    .field('Status', status)
    .field('Type', type)
    .field('Current user', currentUser)
    .field('Subsystem', subsystem)
    .field('Job queue', queue === undefined ? '' : `${queue.library}/${queue.name}${queue.held ? ' *HELD' : ''}`)
    .field('Entered the system', when(times.entered))
    .field('Started', when(times.started))
    .field('Ended', when(times.ended))
    .field('End code', times.endCode ?? '')
    .line();
}

function definition(shown: Report, { attributes, ccsid, defaultCcsid }: JobDescription): void {
  for (const [keyword, value] of Object.entries(attributes)) shown.field(keyword, value);
  if (attributes.CCSID === undefined) shown.field('CCSID', ccsid);
  shown.field('Default CCSID', defaultCcsid).line();
}

async function log(shown: Report, { id, attributes }: JobDescription, { jobs, job }: CommandContext): Promise<void> {
  reportJobLog(shown, await jobs.log(job, id), attributes.LOG?.endsWith('*SECLVL') ?? false);
  shown.line();
}

function libraries(shown: Report, { libraries: { system, current, user } }: JobDescription): void {
  shown.table(
    [
      { heading: 'Library', width: 10 },
      { heading: 'Part', width: 4 },
    ],
    [
      ...system.map(library => [library, 'SYS']),
      ...(current === undefined ? [] : [[current, 'CUR']]),
      ...user.map(library => [library, 'USR']),
    ],
  );
}

async function spooledFiles(shown: Report, { id }: JobDescription, { spool, job }: CommandContext): Promise<void> {
  const files = await spool.list(job, { job: id });
  shown.table(
    [
      { heading: 'File', width: 10 },
      { heading: 'Number', width: 6, align: 'right' },
      { heading: 'User data', width: 10 },
      { heading: 'Owner', width: 10 },
      { heading: 'Pages', width: 6, align: 'right' },
      { heading: 'Created', width: 19 },
    ],
    files.map(({ name, number, userData, owner, pages, created }) => [
      name,
      number,
      userData,
      owner,
      pages,
      timestamp(created),
    ]),
  );
}
