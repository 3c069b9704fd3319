import { int32 } from '@bigiron/wire/message/index';
import { api } from './api.ts';
import { errorCode } from './error-code.ts';

/** Close List. */
export const qgyclst = api({ handle: int32(), error: errorCode }, async ({ handle }, { job, lists, messages }) => {
  if (!lists.close(job, handle)) throw messages.escape('GUI0001', [handle]);
});
