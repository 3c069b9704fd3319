import { description, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { publicRights } from '../public-authority.ts';

export const CRTAUTL = command({
  name: 'CRTAUTL',
  text: 'Create an authorization list',
  positional: 1,
  parameters: {
    AUTL: name('Authorization list', { required: true }),
    TEXT: description(),
    AUT: publicRights('*USE'),
  },
  async run({ AUTL, TEXT, AUT }, { authorizationLists, job, complete }) {
    await authorizationLists.create(job, { name: AUTL, text: TEXT, publicAuthority: AUT });
    complete('CPC2212', [AUTL]);
  },
});
