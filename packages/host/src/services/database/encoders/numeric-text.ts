/** The text of PostgreSQL's binary numeric: plain digits with its display scale, `NaN`, `Infinity` or `-Infinity`. */
export function numericText(from: Buffer, start: number): string {
  const count = from.readUInt16BE(start);
  const weight = from.readInt16BE(start + 2);
  const sign = from.readUInt16BE(start + 4);
  const scale = from.readUInt16BE(start + 6);
  if (sign === 0xc000) return 'NaN';
  if (sign === 0xd000) return 'Infinity';
  if (sign === 0xf000) return '-Infinity';
  const group = (index: number) => (index >= 0 && index < count ? from.readUInt16BE(start + 8 + 2 * index) : 0);
  let whole = '';
  for (let i = 0; i <= weight; i++) whole += String(group(i)).padStart(4, '0');
  let fraction = '';
  for (let i = weight + 1; fraction.length < scale; i++) fraction += String(group(i)).padStart(4, '0');
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  return `${sign === 0x4000 ? '-' : ''}${digits}${scale === 0 ? '' : `.${fraction.slice(0, scale)}`}`;
}
