import { MessageType } from '../../../system/messages/message.ts';
import { impromptu } from '../../../system/messages/shipped-catalogue.ts';
import type { QualifiedName } from '../../../system/objects/object.ts';
import { character, choice, list, name, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';

/** Messages that somebody writes have this severity. */
const writtenSeverity = 80;
const systemOperator = { name: 'QSYSOPR', library: 'QSYS' };

export const SNDMSG = command({
  name: 'SNDMSG',
  text: 'Send a message to users and message queues',
  positional: 3,
  limitedUsers: true,
  parameters: {
    MSG: character('Message text', { length: 512, required: true }),
    TOUSR: name('To user', { special: ['*SYSOPR', '*ALLACT', '*REQUESTER'] }),
    TOMSGQ: list(object('To message queue', { single: { '*SYSOPR': systemOperator } }), { maximum: 50 }),
    MSGTYPE: choice('Message type', { values: ['*INFO', '*INQ'], default: '*INFO' }),
    RPYMSGQ: object('Message queue for the reply', { single: { '*WRKSTN': undefined }, default: '*WRKSTN' }),
  },
  dependencies: [{ when: { given: 'TOUSR' }, parameters: ['TOMSGQ'], must: 'be absent' }],
  async run({ MSG, TOUSR, TOMSGQ, MSGTYPE, RPYMSGQ }, context) {
    const { messageQueues, job, messages, refuse } = context;
    const to = TOMSGQ ?? (TOUSR === undefined ? [] : await queuesOf(context, TOUSR));
    if (to.length === 0) throw refuse({ id: 'CPD0071', values: ['TOUSR'] });
    const inquiry = MSGTYPE === '*INQ';
    if (inquiry && to.length > 1) throw messages.escape('CPF2469', ['']);
    const type = inquiry ? MessageType.inquiry : MessageType.informational;
    await messageQueues.send(job, to, impromptu(MSG, type, writtenSeverity), {
      ...(RPYMSGQ === undefined ? {} : { replyQueue: RPYMSGQ }),
      program: 'SNDMSG',
    });
  },
});

/** The message queues of the users that a value of TOUSR stands for. */
async function queuesOf({ profiles, jobs, job }: CommandContext, user: string): Promise<QualifiedName[]> {
  switch (user) {
    case '*SYSOPR':
      return [systemOperator];
    case '*REQUESTER':
      return job.type === 'interactive' ? [job.profile.messageQueue] : [systemOperator];
    case '*ALLACT': {
      const active = (await jobs.find({})).filter(({ status }) => status === '*ACTIVE');
      const users = new Set(active.map(({ currentUser }) => currentUser));
      const found = await Promise.all([...users].map(name => profiles.find(name)));
      return found.flatMap(profile => (profile === undefined ? [] : [profile.messageQueue]));
    }
    default:
      return [(await profiles.require(user)).messageQueue];
  }
}
