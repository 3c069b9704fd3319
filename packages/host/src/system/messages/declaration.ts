import type { MessageDescription, ReplacementFormat } from './catalogue.ts';

/** One message of a family as it is written in `catalogue/`. */
export interface MessageDeclaration {
  /** 0 to 99: 0 completion, 20 to 30 diagnostics, 40 and above what ends a request. */
  readonly severity: number;
  readonly text: string;
  /** Why it came about; the first paragraph of the second-level text. */
  readonly cause?: string;
  /** What to do next; the second paragraph. */
  readonly recovery?: string;
  /** The replacement data, &1 first. */
  readonly data?: readonly ReplacementFormat[];
}

/** Messages that share the first characters of their ids, by id. */
export type MessageFamily = Readonly<Record<string, MessageDeclaration>>;

export const char = (length: number): ReplacementFormat => ({ kind: 'char', length });
export const varying = (lengthBytes: 2 | 4 = 2): ReplacementFormat => ({ kind: 'varying', lengthBytes });
export const rest: ReplacementFormat = { kind: 'rest' };
export const objectType: ReplacementFormat = { kind: 'objectType' };
export const binary = (length: 2 | 4 | 8 = 4): ReplacementFormat => ({ kind: 'binary', length });
export const unsigned = (length: 2 | 4 | 8 = 4): ReplacementFormat => ({ kind: 'unsigned', length });
export const hex = (length: number): ReplacementFormat => ({ kind: 'hex', length });
export const reserved = (length: number): ReplacementFormat => ({ kind: 'reserved', length });

/** A name of ten characters: object, library, user, keyword. */
export const name = char(10);

export function description(
  id: string,
  { severity, text, cause, recovery, data }: MessageDeclaration,
): MessageDescription {
  const paragraphs = [cause && `&N Cause: ${cause}`, recovery && `&N Recovery: ${recovery}`];
  return { id, severity, text, help: paragraphs.filter(Boolean).join(' '), formats: data ?? [] };
}
