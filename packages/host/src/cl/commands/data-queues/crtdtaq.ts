import { choice, description, elements, integer, newObject, yesNo } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { createdIn } from '../created-in.ts';
import { authorityOf, publicAuthority } from '../public-authority.ts';

export const CRTDTAQ = command({
  name: 'CRTDTAQ',
  text: 'Create a data queue',
  positional: 3,
  parameters: {
    DTAQ: newObject('Data queue'),
    TYPE: choice('Type', { values: ['*STD'], default: '*STD' }),
    MAXLEN: integer('Maximum entry length', { range: [1, 64512], required: true }),
    FORCE: yesNo('Force to auxiliary storage', { default: '*NO' }),
    SEQ: choice('Sequence', { values: ['*FIFO', '*LIFO', '*KEYED'], default: '*FIFO' }),
    KEYLEN: integer('Key length', { range: [1, 256] }),
    SENDERID: yesNo('Include sender ID', { default: '*NO' }),
    // Queues grow as they need to; these are limits that they do not have, and a first size that costs nothing to ask for.
    SIZE: elements(
      'Queue size',
      {
        maximum: choice('Maximum number of entries', { values: ['*MAX16MB', '*MAX2GB'], default: '*MAX16MB' }),
        initial: integer('Initial number of entries', { range: [1, 2147483647], default: '16' }),
      },
      { default: '' },
    ),
    AUTORCL: yesNo('Automatic reclaim', { default: '*NO' }),
    TEXT: description(),
    AUT: publicAuthority,
  },
  dependencies: [
    { when: { keyword: 'SEQ', is: ['*KEYED'] }, parameters: ['KEYLEN'], must: 'be given' },
    { when: { keyword: 'SEQ', is: ['*FIFO', '*LIFO'] }, parameters: ['KEYLEN'], must: 'be absent' },
  ],
  async run({ DTAQ, MAXLEN, FORCE, SEQ, KEYLEN, SENDERID, AUTORCL, TEXT, AUT }, { dataQueues, job, complete }) {
    await dataQueues.create(job, {
      ...DTAQ,
      maximumLength: MAXLEN,
      force: FORCE,
      sequence: SEQ,
      keyLength: KEYLEN ?? 0,
      senderId: SENDERID,
      autoReclaim: AUTORCL,
      text: TEXT,
      authority: authorityOf(AUT),
    });
    complete('CPC9801', [DTAQ.name, createdIn(job, DTAQ.library), '*DTAQ']);
  },
});
