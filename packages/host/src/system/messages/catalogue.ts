import type { EscapeError, Message, MessageType } from './message.ts';

/** What fills &1, &2 ... of a message text, in that order. */
export type Replacement = string | number | bigint | Uint8Array;

/**
 * The messages of the system: ids, severities and replacement data layouts are IBM i's, the wording is ours.
 * Keyed by message id; an unknown id is a programming error.
 */
export interface Catalogue {
  message(id: string, type: MessageType, replacements?: readonly Replacement[]): Message;
  /** Shorthand for what commands throw: `throw catalogue.escape('CPF9801', [name, library, '*DTAQ'])`. */
  escape(id: string, replacements?: readonly Replacement[], diagnostics?: readonly Message[]): EscapeError;
  completion(id: string, replacements?: readonly Replacement[]): Message;
  diagnostic(id: string, replacements?: readonly Replacement[]): Message;
  informational(id: string, replacements?: readonly Replacement[]): Message;
  /** The unfilled description of a message, for QMHRTVM; undefined when the message file has no such id. */
  describe(id: string): MessageDescription | undefined;
}

export interface MessageDescription {
  readonly id: string;
  readonly severity: number;
  readonly text: string;
  readonly help: string;
  /** How each replacement value lies in the data, e.g. `*CHAR 10`. */
  readonly formats: readonly ReplacementFormat[];
}

export type ReplacementFormat =
  | { readonly kind: 'char'; readonly length: number }
  /** A 2-byte (or 4-byte) length, then the text. */
  | { readonly kind: 'varying'; readonly lengthBytes: 2 | 4 }
  | { readonly kind: 'binary'; readonly length: 2 | 4 | 8 }
  | { readonly kind: 'unsigned'; readonly length: 2 | 4 | 8 }
  | { readonly kind: 'hex'; readonly length: number };
