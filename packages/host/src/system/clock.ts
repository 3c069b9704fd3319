/** Where time comes from. Tests give one that they move themselves. */
export interface Clock {
  /** Milliseconds since 1970 UTC. It jumps when somebody, or the time service, sets the clock of the machine. */
  now(): number;
  /** Milliseconds since some moment, on a clock that nobody sets: for telling how long something takes. */
  elapsed(): number;
  /** Calls `action` once after `milliseconds`, however the clock is set meanwhile; the returned function cancels it. */
  after(milliseconds: number, action: () => void): () => void;
}

/** Longer than this, about 25 days, a timer of Node fires at once. */
const longest = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(milliseconds, action) {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      timer = left > longest ? setTimeout(() => wait(left - longest), longest) : setTimeout(action, left);
    };
    wait(milliseconds);
    return () => clearTimeout(timer);
  },
};
