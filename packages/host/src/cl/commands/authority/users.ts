import { list, name } from '../../definition/builders.ts';

/** The USER parameter of commands that change authorities. */
export const users = list(name('Users', { special: ['*PUBLIC'], required: true }), { maximum: 50 });
