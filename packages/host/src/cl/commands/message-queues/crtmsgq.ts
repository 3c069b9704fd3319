import { description, newObject, yesNo } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { createdIn } from '../created-in.ts';
import { authorityOf, publicAuthority } from '../public-authority.ts';

export const CRTMSGQ = command({
  name: 'CRTMSGQ',
  text: 'Create a message queue',
  positional: 1,
  parameters: {
    MSGQ: newObject('Message queue'),
    TEXT: description(),
    FORCE: yesNo('Force to auxiliary storage', { default: '*NO' }),
    AUT: publicAuthority,
  },
  async run({ MSGQ, TEXT, FORCE, AUT }, { messageQueues, job, complete }) {
    const authority = authorityOf(AUT);
    await messageQueues.create(job, { ...MSGQ, text: TEXT, force: FORCE, authority });
    complete('CPC9801', [MSGQ.name, createdIn(job, MSGQ.library), '*MSGQ']);
  },
});
