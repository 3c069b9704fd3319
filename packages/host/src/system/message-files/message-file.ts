import type { MessageDescription } from '../messages/catalogue.ts';
import type { Message, MessageType } from '../messages/message.ts';
import type { NewObject, QualifiedName, Requester } from '../objects/object.ts';

/** A file and one of its messages, with the library in which the file was found. */
export interface FoundMessage {
  readonly description: MessageDescription;
  readonly file: string;
  readonly library: string;
}

export type MessageChanges = Partial<Omit<MessageDescription, 'id'>>;

/**
 * Message files (`*MSGF`): those of users, and QSYS/QCPFMSG with the messages of the system, which nobody changes. Throws CPF2407 not
 * found, CPF2411 not authorized, CPF2401 not authorized to the library, CPF2419 no message with this id.
 */
export interface MessageFiles {
  /** CPF9870 exists. */
  create(job: Requester, file: Pick<NewObject, 'name' | 'library' | 'text' | 'authority'>): Promise<void>;
  /** CPF2105 not found, CPF2189 not authorized. */
  delete(job: Requester, file: QualifiedName): Promise<void>;
  /** ADDMSGD. CPF2412 the file has such a message, CPF2499 an id that is not allowed. */
  add(job: Requester, file: QualifiedName, description: MessageDescription): Promise<void>;
  /** CHGMSGD. */
  change(job: Requester, file: QualifiedName, id: string, changes: MessageChanges): Promise<void>;
  /** RMVMSGD. */
  remove(job: Requester, file: QualifiedName, id: string): Promise<void>;
  describe(job: Requester, file: QualifiedName, id: string): Promise<FoundMessage>;
  /** The first message with a greater id, or of all; undefined when there is none. */
  following(job: Requester, file: QualifiedName, id?: string): Promise<FoundMessage | undefined>;
  /** A message of a file with its texts filled from replacement data, as SNDPGMMSG MSGID MSGF MSGDTA sends it. */
  message(job: Requester, file: QualifiedName, id: string, type: MessageType, data: Uint8Array): Promise<Message>;
}
