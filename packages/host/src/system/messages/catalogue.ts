import type { MessageId } from './catalogue/index.ts';
import type { EscapeError, Message, MessageType } from './message.ts';

/** What fills &1, &2 ... of a message text, in that order; fields declared `reserved` are left out. */
export type Replacement = string | number | bigint | Uint8Array;

/**
 * The messages of the system: ids, severities and replacement data layouts are IBM i's, the wording is ours.
 * Keyed by message id; an unknown id is a programming error, and so are values that contradict the message's formats.
 */
export interface Catalogue {
  /** Any id, also of a message whose id is only known at run time. */
  message(id: string, type: MessageType, replacements?: readonly Replacement[]): Message;
  /** Shorthand for what commands throw: `throw catalogue.escape('CPF9801', [name, library, '*DTAQ'])`. */
  escape(id: MessageId, replacements?: readonly Replacement[], diagnostics?: readonly Message[]): EscapeError;
  completion(id: MessageId, replacements?: readonly Replacement[]): Message;
  diagnostic(id: MessageId, replacements?: readonly Replacement[]): Message;
  informational(id: MessageId, replacements?: readonly Replacement[]): Message;
  /** The unfilled description of a message of QSYS/QCPFMSG; undefined when there is no such id. */
  describe(id: string): MessageDescription | undefined;
}

export interface MessageDescription {
  readonly id: string;
  readonly severity: number;
  readonly text: string;
  /** Second-level text with its format control characters `&N`, `&P`, `&B`; empty when there is none. */
  readonly help: string;
  /** How each replacement value lies in the data; &1 is the first. */
  readonly formats: readonly ReplacementFormat[];
  /** (DFT) What answers an inquiry that nobody answers; absent: none. */
  readonly defaultReply?: string;
}

/** The formats of ADDMSGD's FMT. */
export type ReplacementFormat =
  /** *CHAR with a length: text, blank padded. */
  | { readonly kind: 'char'; readonly length: number }
  /** *QTDCHAR: text, shown in apostrophes. */
  | { readonly kind: 'quoted'; readonly length: number }
  /** *CHAR *VARY: a 2-byte (or 4-byte) length, then the text. */
  | { readonly kind: 'varying'; readonly lengthBytes: 2 | 4 /** *QTDCHAR */; readonly quoted?: true }
  /** *CHAR that takes the rest of the data; only as the last field. */
  | { readonly kind: 'rest' }
  /** *CHAR 7 holding an object type; the star that we write in front is not part of the data, texts say `*&n`. */
  | { readonly kind: 'objectType' }
  | { readonly kind: 'binary'; readonly length: 2 | 4 | 8 }
  | { readonly kind: 'unsigned'; readonly length: 2 | 4 | 8 }
  | { readonly kind: 'hex'; readonly length: number }
  /** *DEC: a packed decimal; the replacement value is its text (`-12.50`). */
  | { readonly kind: 'decimal'; readonly digits: number; readonly decimals: number }
  /** A field that IBM i fills from its internals: binary zeros here, and no replacement value is given for it. */
  | { readonly kind: 'reserved'; readonly length: number };
