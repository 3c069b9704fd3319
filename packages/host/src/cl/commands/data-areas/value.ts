import { charset } from '@bigiron/wire/ccsid/index';
import { Decimal } from '@bigiron/wire/decimal/index';
import type { DataAreaAttributes, DataAreaValue } from '../../../system/data-areas/data-area.ts';
import type { Job } from '../../../system/jobs/job.ts';
import { decimalOf } from '../../definition/decimal.ts';
import { printValue } from '../../parse/print.ts';
import type { ValueSyntax } from '../../parse/syntax.ts';

type Type = DataAreaAttributes['type'];

/** A VALUE parameter for a data area of this type; undefined when it is of another type. Text is in the CCSID of the job. */
export function dataAreaValue(type: Type, value: ValueSyntax, job: Job): DataAreaValue | undefined {
  const text = value.kind === 'word' || value.kind === 'quoted' ? value.text : undefined;
  switch (type) {
    case '*CHAR':
      if (value.kind === 'hexadecimal') return { type, bytes: Buffer.from(value.bytes) };
      return text === undefined ? undefined : { type, bytes: Buffer.from(charset(job.defaultCcsid).encode(text)) };
    case '*DEC': {
      const decimal = value.kind === 'word' ? decimalOf(value.text) : undefined;
      return decimal === undefined ? undefined : { type, decimal: decimal.toString() };
    }
    case '*LGL': {
      const bit = value.kind === 'hexadecimal' ? charset(37).decode(value.bytes) : (text ?? printValue(value));
      return bit === '0' || bit === '1' ? { type, on: bit === '1' } : undefined;
    }
  }
}

/** The value as DSPDTAARA shows it; *CHAR as text in the CCSID of the job. */
export function shownValue(value: DataAreaValue, job: Job): string {
  switch (value.type) {
    case '*CHAR':
      return charset(job.defaultCcsid).decode(value.bytes);
    case '*DEC':
      return Decimal.parse(value.decimal).toString();
    case '*LGL':
      return value.on ? '1' : '0';
  }
}
