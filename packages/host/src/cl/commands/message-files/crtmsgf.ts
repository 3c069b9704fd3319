import { description, newObject } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { createdIn } from '../created-in.ts';
import { authorityOf, publicAuthority } from '../public-authority.ts';

export const CRTMSGF = command({
  name: 'CRTMSGF',
  text: 'Create a message file',
  positional: 1,
  parameters: {
    MSGF: newObject('Message file'),
    TEXT: description(),
    AUT: publicAuthority,
  },
  async run({ MSGF, TEXT, AUT }, { messageFiles, job, complete }) {
    await messageFiles.create(job, { ...MSGF, text: TEXT, authority: authorityOf(AUT) });
    complete('CPC9801', [MSGF.name, createdIn(job, MSGF.library), '*MSGF']);
  },
});
