import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';

/** Delete User Space. */
export const qusdltus = api({ space: qualifiedName, error: errorCode }, async ({ space }, { job, userSpaces }) => {
  await userSpaces.delete(job, space);
});
