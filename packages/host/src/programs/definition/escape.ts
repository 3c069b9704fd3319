import type { Replacement } from '../../system/messages/catalogue.ts';
import type { Message } from '../../system/messages/message.ts';

/** A message of the system's message file QCPFMSG, with what fills its &1, &2 ... */
export interface MessageReference {
  readonly id: string;
  readonly replacements: readonly Replacement[];
}

/** `message('CPF9801', 'ORDERS', 'QGPL', '*DTAQ')`. */
export function message(id: string, ...replacements: Replacement[]): MessageReference {
  return { id, replacements };
}

/**
 * Ends a program with an escape message: `throw new Escape('Customer 12 is blocked')` (sent as CPF9898) or
 * `throw new Escape(message('CPF9801', ...))`. Also what commands and calls in a program fail with; thrown on, it reaches the caller as
 * it is.
 */
export class Escape extends Error {
  override readonly name = 'Escape';
  /** Message id. */
  readonly id: string;
  readonly replacements: readonly Replacement[];
  /** The message as it was sent; undefined for one that this program makes. */
  readonly sent: Message | undefined;
  /** Messages that explain it, in the order in which they were sent. */
  readonly diagnostics: readonly Message[];
  /** The request that failed with it; undefined for one that this program makes. */
  readonly request: number | undefined;

  constructor(
    what: string | MessageReference | Message,
    {
      diagnostics = [],
      request,
    }: { readonly diagnostics?: readonly Message[]; readonly request?: number | undefined } = {},
  ) {
    const reference = typeof what === 'string' ? message('CPF9898', what) : what;
    super(typeof what === 'string' ? what : 'text' in what ? `${what.id} ${what.text}` : what.id);
    this.id = reference.id;
    this.replacements = 'replacements' in reference ? reference.replacements : [];
    this.sent = 'text' in reference ? reference : undefined;
    this.diagnostics = diagnostics;
    this.request = request;
  }
}
