import type { ProtocolName } from '../servers.ts';
import type { Conversation } from './conversation.ts';

/** How a kind of server is recognised: by what it says, never by where it listens. */
export interface Protocol {
  readonly name: ProtocolName;
  /** What a person calls it. */
  readonly title: string;
  /** Its answer could also be another server's. */
  readonly unsure?: boolean;
  /** What it said, in a few words, or undefined when this is no such server. `serverId`: the host server that is expected. */
  recognise(conversation: Conversation, serverId?: number): Promise<string | undefined>;
}
