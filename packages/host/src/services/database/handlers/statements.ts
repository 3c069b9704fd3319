import {
  CloseCursor,
  Connect,
  Describe,
  DescribeMarkers,
  Execute,
  ExecuteImmediate,
  ExecuteOrOpen,
  Fetch,
  OpenAndDescribe,
  OpenAndFetch,
  Prepare,
  PrepareAndDescribe,
  PrepareAndExecute,
  Reuse,
} from '@bigiron/wire/hostserver/database/index';
import { fetch, open, openResultSet } from '../cursor.ts';
import { withBlock } from '../parameters.ts';
import { description, prepare, preparedStatement } from '../prepare.ts';
import { execute } from '../run.ts';
import { done, serve } from '../serve.ts';

/** Statements: prepared, described, run, opened, fetched, closed, in all the combinations that there are. */
export const statements = [
  serve(Prepare, async (request, conversation) =>
    description(await prepare(withBlock(request, conversation), conversation)),
  ),
  serve(PrepareAndDescribe, async (request, conversation) =>
    description(await prepare(withBlock(request, conversation), conversation)),
  ),
  serve(Describe, (request, conversation) =>
    description(preparedStatement(withBlock(request, conversation), conversation).statement),
  ),
  serve(DescribeMarkers, (request, conversation) =>
    description(preparedStatement(withBlock(request, conversation), conversation).statement),
  ),

  serve(Execute, (request, conversation) => {
    const asked = withBlock(request, conversation);
    const { statement, prepared } = preparedStatement(asked, conversation);
    return execute(asked, statement, prepared, conversation);
  }),
  serve(ExecuteImmediate, async (request, conversation) => {
    const asked = withBlock(request, conversation);
    const statement = await prepare(asked, conversation);
    return execute(asked, statement, preparedStatement(asked, conversation).prepared, conversation);
  }),
  serve(PrepareAndExecute, async (request, conversation) => {
    const asked = withBlock(request, conversation);
    const statement = await prepare(asked, conversation);
    const { prepared } = preparedStatement(asked, conversation);
    return { ...description(statement), ...(await execute(asked, statement, prepared, conversation)) };
  }),
  serve(ExecuteOrOpen, (request, conversation) => {
    const asked = withBlock(request, conversation);
    const { statement, prepared } = preparedStatement(asked, conversation);
    return prepared.class === 'query'
      ? open(asked, statement, prepared, conversation, false)
      : execute(asked, statement, prepared, conversation);
  }),
  serve(Connect, async (request, conversation) => {
    const asked = withBlock(request, conversation);
    const statement = await prepare(asked, conversation);
    return execute(asked, statement, preparedStatement(asked, conversation).prepared, conversation);
  }),

  serve(OpenAndDescribe, (request, conversation) => {
    const asked = withBlock(request, conversation);
    const { statement, prepared } = preparedStatement(asked, conversation);
    return prepared.class === 'call'
      ? openResultSet(statement, conversation)
      : open(asked, statement, prepared, conversation, false);
  }),
  serve(OpenAndFetch, (request, conversation) => {
    const asked = withBlock(request, conversation);
    const { statement, prepared } = preparedStatement(asked, conversation);
    return open(asked, statement, prepared, conversation, true);
  }),
  serve(Fetch, (request, conversation) => {
    const asked = withBlock(request, conversation);
    return fetch(asked, conversation.statement(asked, asked.statementName), conversation);
  }),
  serve(CloseCursor, async (request, conversation) => {
    const asked = withBlock(request, conversation);
    const statement = conversation.statement(asked, asked.statementName);
    await conversation.closeCursor(statement);
    if (asked.reuse === Reuse.no) for (const cursor of statement.resultSets.splice(0)) await cursor.close();
    return done;
  }),
];
