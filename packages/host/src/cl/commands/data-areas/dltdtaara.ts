import { command } from '../../definition/command.ts';
import { deleteObjects } from '../deletion.ts';
import { objects } from '../generic.ts';

export const DLTDTAARA = command({
  name: 'DLTDTAARA',
  text: 'Delete data areas',
  parameters: {
    DTAARA: objects('Data area'),
  },
  run: ({ DTAARA }, context) =>
    deleteObjects(context, DTAARA, '*DTAARA', name => context.dataAreas.delete(context.job, name)),
});
