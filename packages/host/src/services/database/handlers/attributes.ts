import { RetrieveAttributes, SetAttributes } from '@bigiron/wire/hostserver/database/index';
import { applyAttributes, serverAttributes } from '../attributes.ts';
import type { Conversation } from '../conversation.ts';
import { type Answer, serve } from '../serve.ts';
import type { DatabaseRooms } from '../service.ts';

export function attributes({ release, databaseName }: DatabaseRooms) {
  const tell = async (conversation: Conversation): Promise<Answer> => {
    const session = await conversation.session();
    return { attributes: serverAttributes(conversation, session, release, databaseName) };
  };
  return [
    serve(SetAttributes, async (request, conversation, exchange) => {
      // Without the attributes that it asks for a client cannot read the text of an error: it learns that the connection has ended.
      const session = await conversation.session().catch(error => {
        exchange.end();
        throw error;
      });
      const changes = applyAttributes(request, conversation.client);
      if (Object.keys(changes).length > 0) session.change(changes);
      return tell(conversation);
    }),
    serve(RetrieveAttributes, (_, conversation) => tell(conversation)),
  ];
}
