import {
  character,
  choice,
  description,
  elements,
  integer,
  newObject,
  object,
  yesNo,
} from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { createdIn } from '../created-in.ts';
import { authorityOf, publicAuthority } from '../public-authority.ts';

export const CRTDTAQ = command({
  name: 'CRTDTAQ',
  text: 'Create a data queue',
  positional: 3,
  parameters: {
    DTAQ: newObject('Data queue'),
    TYPE: choice('Type', { values: ['*STD', '*DDM'], default: '*STD' }),
    MAXLEN: integer('Maximum entry length', { range: [1, 64512] }),
    FORCE: yesNo('Force to auxiliary storage', { default: '*NO' }),
    SEQ: choice('Sequence', { values: ['*FIFO', '*LIFO', '*KEYED'], default: '*FIFO' }),
    KEYLEN: integer('Key length', { range: [1, 256] }),
    SENDERID: yesNo('Include sender ID', { default: '*NO' }),
    // Queues grow as they need to: a limit in bytes is one that they do not have, and a first size costs nothing to ask for.
    SIZE: elements(
      'Queue size',
      {
        maximum: integer('Maximum number of entries', {
          range: [1, 2147483647],
          special: { '*MAX16MB': null, '*MAX2GB': null },
          default: '*MAX16MB',
        }),
        initial: integer('Initial number of entries', { range: [1, 2147483647], default: '16' }),
      },
      { default: '' },
    ),
    AUTORCL: yesNo('Automatic reclaim', { default: '*NO' }),
    RMTDTAQ: object('Data queue on the other system', {}),
    RMTLOCNAME: character('Name of the other system', { length: 255 }),
    TEXT: description(),
    AUT: publicAuthority,
  },
  dependencies: [
    { when: { keyword: 'TYPE', is: ['*STD'] }, parameters: ['RMTDTAQ', 'RMTLOCNAME'], must: 'be absent' },
    { when: { keyword: 'TYPE', is: ['*DDM'] }, parameters: ['RMTDTAQ', 'RMTLOCNAME'], must: 'be given' },
    { when: { keyword: 'SEQ', is: ['*KEYED'] }, parameters: ['KEYLEN'], must: 'be given' },
    { when: { keyword: 'SEQ', is: ['*FIFO', '*LIFO'] }, parameters: ['KEYLEN'], must: 'be absent' },
  ],
  async run(values, { dataQueues, job, messages, complete, refuse }) {
    const { DTAQ, TYPE, MAXLEN, FORCE, SEQ, KEYLEN, SENDERID, SIZE, AUTORCL, TEXT, AUT } = values;
    if (TYPE === '*DDM')
      throw messages.escape('CPF9898', ['Data queues of other systems (TYPE *DDM) cannot be created']);
    if (MAXLEN === undefined) throw refuse({ id: 'CPD0071', values: ['MAXLEN'] });
    const { maximum, initial } = SIZE;
    if (maximum !== null && initial > maximum) throw messages.escape('CPF9898', [tooMany(initial, maximum)]);
    await dataQueues.create(job, {
      ...DTAQ,
      maximumLength: MAXLEN,
      force: FORCE,
      sequence: SEQ,
      keyLength: KEYLEN ?? 0,
      senderId: SENDERID,
      autoReclaim: AUTORCL,
      maximumEntries: maximum,
      text: TEXT,
      authority: authorityOf(AUT),
    });
    complete('CPC9801', [DTAQ.name, createdIn(job, DTAQ.library), '*DTAQ']);
  },
});

function tooMany(initial: number, maximum: number): string {
  return `SIZE asks for ${initial} entries at first and allows ${maximum}`;
}
