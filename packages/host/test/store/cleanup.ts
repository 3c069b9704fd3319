/** What a test gives us to clean up by: `t` of `test('..', async t => ..)`. */
export interface Cleanup {
  after(work: () => Promise<void>): void;
}

const works = new WeakMap<Cleanup, (() => unknown)[]>();

/** Like `t.after`, but what came last is undone first: a server stops before its directory goes. */
export function undo(t: Cleanup, work: () => unknown): void {
  const stack = works.get(t);
  if (stack !== undefined) {
    stack.push(work);
    return;
  }
  const started = [work];
  works.set(t, started);
  t.after(async () => {
    for (const last of started.reverse()) await last();
  });
}
