import type { TestContext } from 'node:test';

/**
 * Whether a test may go on that needs foreign software. When `present` is false the test is reported as skipped, by the name of
 * what is missing; with `BIGIRON_REQUIRE_CLIENTS=1`, as in CI, that is a failure.
 */
export function requires(t: TestContext, name: string, present: boolean): boolean {
  if (present) return true;
  if (process.env.BIGIRON_REQUIRE_CLIENTS === '1') throw new Error(`${name} is not installed, and must be here`);
  t.skip(`${name} is not installed`);
  return false;
}
