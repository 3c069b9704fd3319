import type { Buffer } from 'node:buffer';
import { BigironError } from '@bigiron/wire/errors';

/** Fields of an ErrorResponse or NoticeResponse, by the letter that PostgreSQL gives them ("Error and Notice Message Fields"). */
export type ReportFields = ReadonlyMap<string, string>;

/** States after which the same call may succeed: conflicts with others, and a server that starts or stops. */
const transient = /^(40|53|57P0[1-5]|55P03|08)/;

/** An error that PostgreSQL reported; `sqlstate` says which. */
export class PgError extends BigironError {
  override readonly name = 'PgError';
  declare readonly sqlstate: string;
  /** ERROR, FATAL or PANIC. */
  readonly severity: string;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  /** Character position in the statement, from 1. */
  readonly position: number | undefined;
  readonly where: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  readonly dataType: string | undefined;
  readonly constraint: string | undefined;
  readonly routine: string | undefined;
  /** Which statement of a batch failed, from 0, and its text. */
  statement: number;
  text: string | undefined;

  constructor(fields: ReportFields, statement: number) {
    const sqlstate = fields.get('C') ?? 'XX000';
    super(fields.get('M') ?? 'PostgreSQL reported an error without a message.', {
      code: 'postgres',
      layer: 'room',
      fault: /^(08|5[348]|57P|XX)/.test(sqlstate) ? 'peer' : 'caller',
      retryable: transient.test(sqlstate),
      sqlstate,
    });
    this.severity = fields.get('V') ?? fields.get('S') ?? 'ERROR';
    this.detail = fields.get('D');
    this.hint = fields.get('H');
    this.position = fields.has('P') ? Number(fields.get('P')) : undefined;
    this.where = fields.get('W');
    this.schema = fields.get('s');
    this.table = fields.get('t');
    this.column = fields.get('c');
    this.dataType = fields.get('d');
    this.constraint = fields.get('n');
    this.routine = fields.get('R');
    this.statement = statement;
    this.text = undefined;
  }
}

/** Reads the fields of an ErrorResponse or NoticeResponse: letter, text, zero byte, ended by a zero byte. */
export function reportFields(bytes: Buffer, start: number, end: number): ReportFields {
  const fields = new Map<string, string>();
  for (let at = start; at < end && bytes[at] !== 0; ) {
    const stop = bytes.indexOf(0, at + 1);
    if (stop < 0 || stop >= end) break;
    fields.set(String.fromCharCode(bytes[at]!), bytes.toString('utf8', at + 1, stop));
    at = stop + 1;
  }
  return fields;
}
