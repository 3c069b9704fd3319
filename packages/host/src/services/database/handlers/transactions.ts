import { Commit, Rollback } from '@bigiron/wire/hostserver/database/index';
import { done, serve } from '../serve.ts';

export const transactions = [
  serve(Commit, async ({ holdCursors }, conversation) => {
    await (await conversation.session()).commit({ hold: holdCursors === 1 });
    return done;
  }),
  serve(Rollback, async ({ holdCursors }, conversation) => {
    await (await conversation.session()).rollback({ hold: holdCursors === 1 });
    return done;
  }),
];
