import { BigironError, WireError } from '@bigiron/wire/errors';
import { EscapeError } from '../system/messages/message.ts';

/** Why a request gets an error reply instead of its own. */
export type Failure =
  /** The door has no such request, or not at this point of the session. */
  | { readonly kind: 'unknown' }
  /** The request does not follow its table. The connection ends after the reply. */
  | { readonly kind: 'malformed'; readonly error: WireError }
  /** What was asked could not be done, and a message says why. */
  | { readonly kind: 'escape'; readonly error: EscapeError }
  /** A room refused for another reason than a message of IBM i. */
  | { readonly kind: 'refused'; readonly error: BigironError }
  /** An error in this software. */
  | { readonly kind: 'fault'; readonly error: unknown };

export function failureOf(error: unknown): Failure {
  if (error instanceof EscapeError) return { kind: 'escape', error };
  if (error instanceof WireError && error.fault === 'peer') return { kind: 'malformed', error };
  if (error instanceof BigironError && error.fault !== 'us') return { kind: 'refused', error };
  return { kind: 'fault', error };
}
