import { type DateTimeStyle, dateText, timeText } from '../encoders/date-time.ts';

const ascii = Uint8Array.from({ length: 128 }, (_, code) => code);

/** `2024-02-29` in the format of a connection. The text itself where the format cannot show its year. */
export function dateInStyle(text: string, style: DateTimeStyle): string {
  const days = Math.round((Date.parse(`${text}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 86_400_000);
  if (Number.isNaN(days)) return text;
  const from = Buffer.alloc(4);
  from.writeInt32BE(days);
  const encoder = dateText(style, ascii);
  const to = Buffer.alloc(encoder.size);
  return encoder.encode(from, 0, 4, to, 0) < 0 ? text : to.toString('latin1');
}

/** `23:59:58` in the format of a connection. */
export function timeInStyle(text: string, style: DateTimeStyle): string {
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
  const from = Buffer.alloc(8);
  from.writeBigInt64BE(BigInt(Math.floor(hour * 3600 + minute * 60 + second)) * 1_000_000n);
  const to = Buffer.alloc(8);
  timeText(style, ascii).encode(from, 0, 8, to, 0);
  return to.toString('latin1');
}
