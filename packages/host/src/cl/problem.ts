import type { MessageId } from '../system/messages/catalogue/index.ts';
import type { Replacement } from '../system/messages/catalogue.ts';

/** Something wrong with a command: the diagnostic message to send, and where in the command's text it was noticed. */
export interface Problem {
  readonly id: MessageId;
  readonly values: readonly Replacement[];
  /** Offset into the source text; undefined when something is missing. */
  readonly at?: number;
}
