import type { LibraryList } from '../../../system/jobs/job.ts';
import { choice, commandString, date, list, name, object, time } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { Part, ValueOf } from '../../definition/part.ts';
import { parse } from '../../parse/parse.ts';
import type { CommandContext } from '../../run/context.ts';
import { attributeParts } from './attribute-parts.ts';
import { attributeTexts } from './attribute-text.ts';
import { momentOf } from './moment.ts';

/** There is one job description, QDFTJOBD: what it or the user says is what the job starts with. */
const fromDescription = { '*JOBD': undefined, '*CURRENT': undefined } as const;

export const SBMJOB = command({
  name: 'SBMJOB',
  text: 'Submit a command as a batch job',
  positional: 1,
  parameters: {
    CMD: commandString('Command to run', {}),
    JOB: name('Job name', { special: { '*JOBD': 'QDFTJOBD' }, default: '*JOBD' }),
    JOBD: object('Job description', { single: ['*USRPRF'], default: '*USRPRF' }),
    JOBQ: object('Job queue', { single: fromDescription, default: '*JOBD' }),
    USER: name('User', { special: { '*CURRENT': '*CURRENT', '*JOBD': '*CURRENT' }, default: '*CURRENT' }),
    RQSDTA: commandString('Request data or command', { special: { '*CMD': undefined }, default: '*CMD' }),
    SYSLIBL: choice('System part of the library list', { values: ['*CURRENT', '*SYSVAL'], default: '*CURRENT' }),
    CURLIB: name('Current library', { special: ['*CURRENT', '*USRPRF', '*CRTDFT'], default: '*CURRENT' }),
    INLLIBL: list(name('Initial library list', { required: true }), {
      maximum: 250,
      single: { '*CURRENT': '*CURRENT', '*JOBD': '*SYSVAL', '*SYSVAL': '*SYSVAL', '*NONE': '*NONE' },
      default: '*CURRENT',
    }),
    HOLD: choice('Hold on the job queue', {
      values: { '*JOBD': false, '*NO': false, '*YES': true },
      default: '*JOBD',
    }),
    SCDDATE: date('Date to start', { special: { '*CURRENT': undefined }, default: '*CURRENT' }),
    SCDTIME: time('Time to start', { special: { '*CURRENT': undefined }, default: '*CURRENT' }),
    MSGQ: object('Message queue for the end', {
      single: { '*USRPRF': '*USRPRF', '*NONE': '*NONE', '*WRKSTN': '*NONE' },
      default: '*USRPRF',
    }),
    ...orDescription(attributeParts),
  },
  async run(values, context) {
    const { CMD, JOB, JOBD, JOBQ, USER, RQSDTA, SYSLIBL, CURLIB, INLLIBL, HOLD, SCDDATE, SCDTIME, MSGQ, ...rest } =
      values;
    const { jobQueues, job, clock, refuse, complete } = context;
    const { JOBPTY, ...attributes } = rest;
    if (JOBD !== '*USRPRF' && JOBD.name !== 'QDFTJOBD') throw refuse({ id: 'CPD0084', values: ['JOBD', JOBD.name] });
    const text = RQSDTA ?? CMD;
    if (text === undefined) throw refuse({ id: 'CPD0071', values: ['CMD'] });
    const [wrong] = parse(text).problems;
    if (wrong !== undefined) throw refuse(wrong);
    const id = await jobQueues.submit(job, {
      name: JOB,
      command: text,
      user: USER,
      held: HOLD,
      libraries: librariesOf(context, SYSLIBL, CURLIB, INLLIBL),
      attributes: attributeTexts(attributes),
      messageQueue: MSGQ,
      ...(JOBQ === undefined ? {} : { queue: JOBQ }),
      ...(JOBPTY === undefined ? {} : { priority: Number(JOBPTY) }),
      ...notBefore(SCDDATE, SCDTIME, clock.now()),
    });
    const queue = JOBQ ?? { name: 'QBATCH', library: 'QGPL' };
    complete('CPC1221', [id.name, id.user, id.number, queue.name, queue.library]);
  },
});

/** Attribute parameters with *JOBD (and, as on IBM i for some of them, *CURRENT) for what the job starts with anyway. */
function orDescription<P extends Readonly<Record<string, Part<unknown>>>>(parts: P) {
  const changed = Object.entries(parts).map(([keyword, part]) => {
    const common = { required: false, default: '*JOBD' };
    const standard = Object.entries(fromDescription);
    return [
      keyword,
      part.kind === 'item'
        ? { ...part, ...common, special: new Map([...standard, ...part.special]) }
        : { ...part, ...common, single: new Map([...standard, ...part.single]) },
    ];
  });
  return Object.fromEntries(changed) as { readonly [K in keyof P]: Part<ValueOf<P[K]> | undefined> };
}

/** Nothing when the job may start at once. A time that has passed today is tomorrow's. */
function notBefore(day: string | undefined, time: string | undefined, now: number): { notBefore?: number } {
  if (day === undefined && time === undefined) return {};
  const at = momentOf(day, time ?? '00:00:00', now);
  return { notBefore: day === undefined && at < now ? momentOf(undefined, time as string, now, 1) : at };
}

function librariesOf(
  { job, values }: CommandContext,
  system: '*CURRENT' | '*SYSVAL',
  current: string,
  user: string | readonly string[],
): LibraryList {
  const own = job.libraries;
  const named = current === '*USRPRF' ? job.profile.currentLibrary : current;
  return {
    system: system === '*SYSVAL' ? values.get('QSYSLIBL') : own.system,
    current: named === '*CURRENT' ? own.current : named === '*CRTDFT' ? undefined : named,
    user:
      user === '*CURRENT'
        ? own.user
        : user === '*SYSVAL'
          ? values.get('QUSRLIBL')
          : user === '*NONE'
            ? []
            : (user as readonly string[]),
  };
}
