/** `SQL0204`, `SQ20058`: the id of the message in QSQLMSG that explains an SQLCODE. */
export function messageIdOf(sqlcode: number): string {
  const digits = String(Math.abs(sqlcode));
  return digits.length > 4 ? `SQ${digits.padStart(5, '0')}` : `SQL${digits.padStart(4, '0')}`;
}
