/*
 * Densely packed decimal (IEEE 754-2008 section 3.5.2): three digits in ten bits, a "declet", named p q r s t u v w x y
 * from the left. While v is 0 the digits are pqr, stu and wxy; else w and x (and, if both are 1, s and t) tell which of
 * the digits are 8 or 9 and therefore need one bit only.
 */

/** The value, 0 to 999, of each of the 1024 declets. */
export const DECLET_VALUE = new Uint16Array(1024);
/** The declet of each value. Twenty-four values have four declets; this is the one with p and q zero. */
export const VALUE_DECLET = new Uint16Array(1000);

for (let declet = 1023; declet >= 0; declet--) {
  const value = decode(declet);
  DECLET_VALUE[declet] = value;
  VALUE_DECLET[value] = declet;
}

function decode(declet: number): number {
  const pq = (declet >> 8) & 3;
  const r = (declet >> 7) & 1;
  const st = (declet >> 5) & 3;
  const u = (declet >> 4) & 1;
  const v = (declet >> 3) & 1;
  const wx = (declet >> 1) & 3;
  const y = declet & 1;

  const pqr = pq * 2 + r;
  const stu = st * 2 + u;
  if (v === 0) return number(pqr, stu, wx * 2 + y);
  if (wx === 0) return number(pqr, stu, 8 + y);
  if (wx === 1) return number(pqr, 8 + u, st * 2 + y);
  if (wx === 2) return number(8 + r, stu, pq * 2 + y);
  if (st === 0) return number(8 + r, 8 + u, pq * 2 + y);
  if (st === 1) return number(8 + r, pq * 2 + u, 8 + y);
  if (st === 2) return number(pqr, 8 + u, 8 + y);
  return number(8 + r, 8 + u, 8 + y);
}

function number(hundreds: number, tens: number, ones: number): number {
  return hundreds * 100 + tens * 10 + ones;
}
