import { timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, in a time that does not tell where they differ. Their lengths are no secret. */
export function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
