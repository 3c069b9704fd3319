import { TimeoutError } from '../errors.ts';

/** How long a call may take, and what ends it early. */
export interface CallOptions {
  /** Milliseconds for the whole call: waiting for a connection, opening it, and the reply. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** CallOptions under way: the time that is left shrinks from step to step. */
export interface Limits {
  /** On the clock of `performance.now()`. */
  readonly deadline: number | undefined;
  readonly timeout: number | undefined;
  readonly signal: AbortSignal | undefined;
}

export const unlimited: Limits = { deadline: undefined, timeout: undefined, signal: undefined };

/** `fallback`: milliseconds for a call that names no time-out. */
export function limitsOf({ timeout, signal }: CallOptions, fallback?: number): Limits {
  const wanted = timeout ?? fallback;
  const allowed = wanted === Number.POSITIVE_INFINITY ? undefined : wanted;
  if (allowed === undefined && signal === undefined) return unlimited;
  return { deadline: allowed === undefined ? undefined : performance.now() + allowed, timeout: allowed, signal };
}

/** Why the call is over already: the signal's reason, or a TimeoutError; undefined while it may go on. */
export function overdue({ deadline, timeout, signal }: Limits): unknown {
  if (signal?.aborted === true) return signal.reason;
  return deadline !== undefined && performance.now() >= deadline ? timedOut(timeout) : undefined;
}

/** Calls `end` with the reason when the time is over or the signal aborts: once, and never at once. Returns what takes that back. */
export function watch(limits: Limits, end: (reason: unknown) => void): () => void {
  const { deadline, timeout, signal } = limits;
  if (deadline === undefined && signal === undefined) return nothing;
  const stop = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  };
  const timer =
    deadline === undefined
      ? undefined
      : setTimeout(
          () => {
            stop();
            end(timedOut(timeout));
          },
          Math.min(Math.max(1, deadline - performance.now()), longestTimer),
        );
  const abort = () => {
    stop();
    end(signal?.reason);
  };
  if (signal?.aborted === true) queueMicrotask(abort);
  else signal?.addEventListener('abort', abort, { once: true });
  return stop;
}

/** Waits for `work`, which goes on by itself, no longer than the limits allow. */
export function within<R>(limits: Limits, work: Promise<R>): Promise<R> {
  if (limits === unlimited) return work;
  return new Promise((resolve, reject) => {
    const forget = watch(limits, reject);
    work.finally(forget).then(resolve, reject);
  });
}

/** Node's timers hold no more, and fire at once when given more: 24 days, in milliseconds. */
const longestTimer = 0x7fffffff;

function nothing(): void {}

function timedOut(timeout: number | undefined): TimeoutError {
  return new TimeoutError(`Not done within ${timeout} ms`);
}
