import { list, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';
import { listRights, rightsOf } from '../rights.ts';

export const ADDAUTLE = command({
  name: 'ADDAUTLE',
  text: 'Add users to an authorization list',
  positional: 3,
  parameters: {
    AUTL: name('Authorization list', { required: true }),
    USER: list(name('Users', { required: true }), { maximum: 50, required: true }),
    AUT: listRights,
  },
  run: ({ AUTL, USER, AUT }, { authorizationLists, job }) => authorizationLists.add(job, AUTL, USER, rightsOf(AUT)),
});
