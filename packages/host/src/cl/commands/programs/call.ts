import type { Program } from '../../../programs/room.ts';
import { substituteEscape } from '../../../system/messages/substitute.ts';
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
function find({ programs, job, refuse }: CommandContext, name: QualifiedName): Promise<Program> {
  const values = [name.name, name.library];
  const missing = () => refuse({ id: 'CPD0170', values });
  const unauthorized = () => refuse({ id: 'CPD0161', values });
  return substituteEscape(programs.program(job, name), {
    CPF9801: missing,
    CPF9810: missing,
    CPF9802: unauthorized,
    CPF9820: unauthorized,
  });
}
