import { timestamp } from '../../../spool/report.ts';
import type { QueuedMessage, Selection } from '../../../system/message-queues/message-queue.ts';
import type { QualifiedName } from '../../../system/objects/object.ts';
import { choice, integer, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { output, print, report } from '../output.ts';
import { typeName } from './type-name.ts';

const kinds: Readonly<Record<string, Selection['types']>> = {
  '*ALL': undefined,
  '*INFO': ['other'],
  '*INQ': ['inquiry-needs-reply'],
  '*COPY': ['copy-needs-reply'],
};

export const DSPMSG = command({
  name: 'DSPMSG',
  text: 'Show the messages of a message queue',
  positional: 2,
  limitedUsers: true,
  parameters: {
    MSGQ: object('Message queue', {
      single: ['*WRKUSR', '*USRPRF', '*SYSOPR'],
      default: '*WRKUSR',
    }),
    MSGTYPE: choice('Message type', { values: ['*ALL', '*INFO', '*INQ', '*COPY'], default: '*ALL' }),
    START: choice('Where to start', { values: ['*LAST', '*FIRST'], default: '*LAST' }),
    SEV: integer('Severity filter', { type: '*INT2', range: [0, 99], default: '0' }),
    OUTPUT: output,
  },
  async run({ MSGQ, MSGTYPE, START, SEV }, context) {
    const { messageQueues, job } = context;
    const wanted: QualifiedName =
      MSGQ === '*SYSOPR'
        ? { name: 'QSYSOPR', library: 'QSYS' }
        : typeof MSGQ === 'string'
          ? job.profile.messageQueue
          : MSGQ;
    const { name, library, messages } = await messageQueues.describe(job, wanted);
    const types = kinds[MSGTYPE];
    const found = await messageQueues.list(job, wanted, {
      order: START === '*LAST' ? 'newest-first' : 'oldest-first',
      severity: SEV,
      ...(types === undefined ? {} : { types }),
    });
    const shown = report(context, 'Messages')
      .field('Message queue', name)
      .field('Library', library)
      .field('Messages in the queue', messages)
      .line();
    for (const message of found) describe(message);
    await print(context, 'QPDSPMSG', 'DSPMSG', shown);

    function describe({ message, sender, sent, reply }: QueuedMessage): void {
      const { id, type, severity, text } = message;
      const from = `${sender.profile.padEnd(10)}  ${sender.job.number}/${sender.job.user}/${sender.job.name}`;
      shown
        .line(
          `${timestamp(sent)}  ${id.padEnd(7)}  ${typeName(type).padEnd(13)}  ${String(severity).padStart(2)}  ${from}`,
        )
        .line(`    ${text}`, 4);
      if (reply === 'awaited') shown.line('    (waits for a reply)');
    }
  },
});
