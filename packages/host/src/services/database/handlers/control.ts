import { Cancel, EndServer, TestConnection } from '@bigiron/wire/hostserver/database/index';
import { on } from '../../../hostserver/handler.ts';
import { unknownFunction } from '../diagnostic.ts';
import { done, type State, serve } from '../serve.ts';

export const control = [
  serve(TestConnection, () => ({ diagnostic: unknownFunction })),
  /** The job is named by the 26 characters of the server attributes. A job that is at nothing is not interrupted. */
  serve(Cancel, async ({ job = '' }, conversation) => {
    const id = { name: job.slice(0, 10).trimEnd(), user: job.slice(10, 20).trimEnd(), number: job.slice(20, 26) };
    await conversation.cancel(id);
    return done;
  }),
  on(EndServer, (_, exchange: Parameters<Parameters<typeof on<object & never, never, State>>[1]>[1]) => {
    exchange.end();
    return undefined;
  }),
];
