import { SqlError } from '../../error.ts';
import type { Cursor } from '../../room.ts';

/** Procedures, functions and triggers may call each other so deep. IBM i runs out of storage somewhere; here it is this. */
export const deepest = 64;

/** What a routine knows of how it was called. */
export interface Invocation {
  /** 0: by the client. */
  readonly depth: number;
  /** Aborted with the SqlError that ends what runs: cancel, the query time-out, the end of the job. */
  readonly signal: AbortSignal;
  /** Cursors WITH RETURN TO CLIENT, of all routines of the call. */
  readonly forClient: Cursor[];
}

/** The invocation of a routine by another. Errors: -724. */
export function nested(caller: Invocation): Invocation {
  if (caller.depth + 1 >= deepest) throw new SqlError(-724);
  return { ...caller, depth: caller.depth + 1 };
}
