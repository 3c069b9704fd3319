/**
 * Primary return codes of the central server. What clients know is that zero is good; the other numbers are ours.
 */
export const ReturnCode = {
  ok: 0,
  requestNotValid: 1,
  requestUnknown: 2,
  conversionUnknown: 3,
  failed: 4,
} as const;
