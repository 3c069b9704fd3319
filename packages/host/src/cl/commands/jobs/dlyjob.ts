import { decimal, time } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';
import { momentOf } from './moment.ts';

export const DLYJOB = command({
  name: 'DLYJOB',
  text: 'Let the job wait',
  positional: 2,
  parameters: {
    DLY: decimal('Seconds to wait', { digits: 6, range: [0, 999999] }),
    RSMTIME: time('Time of day to go on at', {}),
  },
  dependencies: [{ when: { given: 'DLY' }, parameters: ['RSMTIME'], must: 'be absent' }],
  async run({ DLY, RSMTIME }, context) {
    const { clock, refuse } = context;
    if (DLY !== undefined) return wait(context, DLY * 1000);
    if (RSMTIME === undefined) throw refuse({ id: 'CPD0071', values: ['DLY'] });
    const now = clock.now();
    const today = momentOf(undefined, RSMTIME, now);
    await waitUntil(context, today > now ? today : momentOf(undefined, RSMTIME, now, 1));
  },
});

/** Milliseconds after which the clock is looked at again, which somebody may have set meanwhile. */
const lookAgain = 60_000;

async function waitUntil(context: CommandContext, moment: number): Promise<void> {
  const { clock, job } = context;
  for (let now = clock.now(); now < moment && !job.ending.aborted; now = clock.now()) {
    await wait(context, Math.min(moment - now, lookAgain));
  }
}

/** Resolves after the time, or when the job is ended. */
function wait({ clock, job }: CommandContext, milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    if (job.ending.aborted) return resolve();
    const over = () => {
      cancel();
      job.ending.removeEventListener('abort', over);
      resolve();
    };
    const cancel = clock.after(milliseconds, over);
    job.ending.addEventListener('abort', over);
  });
}
