/** Magnitudes of up to this many digits are exact in a JavaScript number. */
export const SAFE_DIGITS = 15;

const POWERS = Array.from({ length: SAFE_DIGITS + 1 }, (_, n) => 10 ** n);

/** Text is made here, synchronously, so that a row of SQL makes no garbage: a sign, a zero, a point and 63 digits. */
const scratch = Buffer.alloc(66);
/** Where readers of large numbers leave ASCII digits for {@link largeText}, from FIRST on. */
export const digits: Uint8Array = scratch;
export const FIRST = 3;

const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** Text of a magnitude of at most 15 digits, an integer, that stands for `magnitude / 10 ** scale`. */
export function smallText(magnitude: number, scale: number, negative: boolean): string {
  if (scale === 0) return String(negative && magnitude !== 0 ? -magnitude : magnitude);
  const power = POWERS[scale]!;
  const whole = Math.floor(magnitude / power);
  const text = `${whole}.${String(power + magnitude - whole * power).slice(1)}`;
  return negative && magnitude !== 0 ? `-${text}` : text;
}

/** Text of the `count` digits that lie in {@link digits} from {@link FIRST} on. */
export function largeText(count: number, scale: number, negative: boolean): string {
  const end = FIRST + count;
  const point = end - scale;
  // A zero for the whole part of numbers that have none.
  let start = FIRST - 1;
  scratch[start] = ZERO;
  while (start < point - 1 && scratch[start] === ZERO) start++;
  const signed = negative && !isZero(start, end);
  if (scale > 0) {
    for (let i = start; i < point; i++) scratch[i - 1] = scratch[i]!;
    scratch[point - 1] = POINT;
    start--;
  }
  if (signed) scratch[--start] = MINUS;
  return scratch.toString('latin1', start, end);
}

function isZero(start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (scratch[i] !== ZERO) return false;
  return true;
}
