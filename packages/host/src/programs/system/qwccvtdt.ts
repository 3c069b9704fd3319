import { Reader, Writer } from '@bigiron/wire/bytes';
import { bytes, char } from '@bigiron/wire/message/index';
import { optional, out } from '@bigiron/wire/program/index';
import { timestamp } from '@bigiron/wire/systemprogram/timestamp';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';

/** Parts of a date in characters: C is 0 for 19xx and 1 for 20xx, DDD the day of the year. */
type Part = 'C' | 'YY' | 'YYYY' | 'MM' | 'DD' | 'DDD';

const formats: Readonly<Record<string, readonly Part[]>> = {
  '*YYMD': ['YYYY', 'MM', 'DD'],
  '*MDYY': ['MM', 'DD', 'YYYY'],
  '*DMYY': ['DD', 'MM', 'YYYY'],
  '*LONGJUL': ['YYYY', 'DDD'],
  '*YMD': ['C', 'YY', 'MM', 'DD'],
  '*MDY': ['C', 'MM', 'DD', 'YY'],
  '*DMY': ['C', 'DD', 'MM', 'YY'],
  '*JUL': ['C', 'YY', 'DDD'],
};

/** Convert Date and Time Format. Times are in the time zone of this machine. */
export const qwccvtdt = api(
  {
    inputFormat: char(10, '*CURRENT, *DTS, *JOB, *SYSVAL, *YYMD ...'),
    input: bytes(),
    outputFormat: char(10, 'as the input format, but *CURRENT'),
    output: out(bytes()),
    error: errorCode,
    inputZone: optional(char(10)),
    outputZone: optional(char(10)),
    zoneInformation: optional(bytes()),
    zoneInformationLength: optional(bytes()),
    precision: optional(char(1)),
  },
  async ({ inputFormat, input, outputFormat }, call) => {
    const at = inputFormat === '*CURRENT' ? call.clock.now() : read(inputFormat, input, call);
    return { output: write(outputFormat, at, call).subarray(0, call.storage[3]!.length) };
  },
);

function read(format: string, input: Uint8Array, call: ApiCall): number {
  if (format === '*DTS') return timestamp.read(new Reader(input)) ?? 0;
  const text = call.text.decode(input);
  let position = 0;
  const next = (length: number) => {
    const digits = text.slice(position, position + length);
    position += length;
    if (!/^\d+$/.test(digits)) throw call.messages.escape('CPF1848');
    return Number(digits);
  };
  const date: Partial<Record<Part, number>> = {};
  for (const part of parts(format, call)) date[part] = next(part.length);
  const year = date.YYYY ?? 1900 + 100 * (date.C ?? 0) + (date.YY ?? 0);
  const day = date.DDD ?? date.DD ?? 1;
  const month = date.DDD === undefined ? (date.MM ?? 1) - 1 : 0;
  return new Date(year, month, day, next(2), next(2), next(2), next(3)).getTime();
}

/** The date, HHMMSS and milliseconds; or eight bytes. */
function write(format: string, at: number, call: ApiCall): Buffer {
  if (format === '*DTS') {
    const writer = new Writer();
    timestamp.write(writer, at);
    return writer.finish();
  }
  const then = new Date(at);
  const year = then.getFullYear();
  const newYear = new Date(year, 0, 1).getTime();
  const values: Record<Part, number> = {
    C: Math.floor(year / 100) - 19,
    YY: year % 100,
    YYYY: year,
    MM: then.getMonth() + 1,
    DD: then.getDate(),
    DDD: Math.round((new Date(year, then.getMonth(), then.getDate()).getTime() - newYear) / 86_400_000) + 1,
  };
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  const date = parts(format, call).map(part => digits(values[part], part.length));
  const time = [then.getHours(), then.getMinutes(), then.getSeconds()].map(value => digits(value, 2));
  return Buffer.from(call.text.encode([...date, ...time, digits(then.getMilliseconds(), 3)].join('')));
}

function parts(format: string, call: ApiCall): readonly Part[] {
  const found = formats[named(format, call)];
  if (found === undefined) throw call.messages.escape('CPF1847', [format]);
  return found;
}

/** What *JOB and *SYSVAL stand for. */
function named(format: string, { job, systemValues }: ApiCall): string {
  if (format === '*JOB') return job.attribute('DATFMT');
  return format === '*SYSVAL' ? `*${systemValues.get('QDATFMT')}` : format;
}
