import { list, name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

export const RMVAUTLE = command({
  name: 'RMVAUTLE',
  text: 'Remove users from an authorization list',
  positional: 2,
  parameters: {
    AUTL: name('Authorization list', { required: true }),
    USER: list(name('Users', { required: true }), { maximum: 50, required: true }),
  },
  run: ({ AUTL, USER }, { authorizationLists, job }) => authorizationLists.remove(job, AUTL, USER),
});
