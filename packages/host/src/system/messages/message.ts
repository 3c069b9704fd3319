import { BigironError } from '@bigiron/wire/errors';

/** The types of IBM i messages, by the two digits that every interface uses for them. */
export const MessageType = {
  completion: '01',
  diagnostic: '02',
  informational: '04',
  inquiry: '05',
  senderCopy: '06',
  request: '08',
  notify: '14',
  escape: '15',
  reply: '21',
} as const;

export type MessageType = (typeof MessageType)[keyof typeof MessageType];

/** A message as it stands in a job log or a message queue: catalogue text with its replacement data filled in. */
export interface Message {
  /** Seven characters, e.g. `CPF9801`; blank for an impromptu message. */
  readonly id: string;
  readonly type: MessageType;
  /** 0 to 99. */
  readonly severity: number;
  readonly text: string;
  /** Second-level text; empty when there is none. */
  readonly help: string;
  /** Message file and its library, `QCPFMSG` and `QSYS` for the system's own; blank for an impromptu message. */
  readonly file: string;
  readonly library: string;
  /** Replacement data as bytes in the message's own layout; text in it is EBCDIC (CCSID 37). */
  readonly data: Uint8Array;
}

/**
 * An escape message under way: what a command or a program throws when it cannot do what was asked. Doors turn it into
 * the reply that their protocol defines.
 */
export class EscapeError extends BigironError {
  override readonly name = 'EscapeError';
  readonly escape: Message;
  /** Messages that explain the escape, in the order in which they were sent. */
  readonly diagnostics: readonly Message[];

  constructor(message: Message, diagnostics: readonly Message[] = [], cause?: unknown) {
    super(`${message.id} ${message.text}`, {
      code: message.id.toLowerCase(),
      layer: 'room',
      fault: 'caller',
      messageId: message.id,
      cause,
    });
    this.escape = message;
    this.diagnostics = diagnostics;
  }
}
