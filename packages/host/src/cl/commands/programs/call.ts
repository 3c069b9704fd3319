import { EscapeError } from '../../../system/messages/message.ts';
import type { QualifiedName } from '../../../system/objects/object.ts';
import { anything, choice, elements, integer, list, object } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import type { CommandContext } from '../../run/context.ts';
import { storageOf } from './storage.ts';

export const CALL = command({
  name: 'CALL',
  text: 'Call a program',
  positional: 2,
  parameters: {
    PGM: object('Program'),
    PARM: list(
      elements(
        'Parameter',
        {
          value: anything('Value', { required: true }),
          as: elements(
            'Type',
            {
              type: choice('Type', { values: ['*CHAR', '*DEC', '*LGL', '*INT', '*UINT'], required: true }),
              length: integer('Length', { range: [1, 5000] }),
              decimals: integer('Decimal positions', { range: [0, 9], default: '0' }),
            },
            {},
          ),
        },
        { required: true },
      ),
      { maximum: 255 },
    ),
  },
  async run({ PGM, PARM = [] }, context) {
    const program = await find(context, PGM);
    const parameters = PARM.map(({ value, as }) => {
      const storage = storageOf(value, as, context.job);
      if ('id' in storage) throw context.refuse(storage);
      return storage;
    });
    await program.call(context.job, parameters);
  },
});

/** That there is no such program is an error of the command. */
async function find({ programs, job, refuse }: CommandContext, name: QualifiedName) {
  try {
    return await programs.program(job, name);
  } catch (error) {
    if (!(error instanceof EscapeError)) throw error;
    const unauthorized = error.escape.id === 'CPF9802' || error.escape.id === 'CPF9820';
    throw refuse({ id: unauthorized ? 'CPD0161' : 'CPD0170', values: [name.name, name.library] });
  }
}
