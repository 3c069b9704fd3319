/**
 * Closes what was opened, the last first. One that fails to close keeps none of the others open, whose timers and connections would
 * keep the process alive; the first failure is thrown in the end.
 */
export async function closeInReverse(opened: (() => Promise<void> | void)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of opened.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
