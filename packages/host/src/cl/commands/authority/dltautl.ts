import { name } from '../../definition/builders.ts';
import { command } from '../../definition/command.ts';

export const DLTAUTL = command({
  name: 'DLTAUTL',
  text: 'Delete an authorization list',
  parameters: {
    AUTL: name('Authorization list', { required: true }),
  },
  async run({ AUTL }, { authorizationLists, job, complete }) {
    await authorizationLists.delete(job, AUTL);
    complete('CPC2213', [AUTL]);
  },
});
