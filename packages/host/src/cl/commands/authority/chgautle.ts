import { list, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { listRights, rightsOf } from '../rights.ts';

export const CHGAUTLE = command({
  name: 'CHGAUTLE',
  text: 'Change the authority of users on an authorization list',
  positional: 3,
  parameters: {
    AUTL: name('Authorization list', { required: true }),
    USER: list(name('Users', { special: ['*PUBLIC'], required: true }), { maximum: 50, required: true }),
    AUT: listRights,
  },
  run: ({ AUTL, USER, AUT }, { authorizationLists, job }) => authorizationLists.change(job, AUTL, USER, rightsOf(AUT)),
});
