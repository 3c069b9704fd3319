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
    serve(SetAttributes, async (request, conversation) => {
      const session = await conversation.session();
      const changes = applyAttributes(request, conversation.client);
      if (Object.keys(changes).length > 0) session.change(changes);
      return tell(conversation);
    }),
    serve(RetrieveAttributes, (_, conversation) => tell(conversation)),
  ];
}
