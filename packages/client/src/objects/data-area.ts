import { Reader } from '@bigiron/wire/bytes';
import { type Decimal, field, packed } from '@bigiron/wire/decimal/index';
import { int32 } from '@bigiron/wire/message/index';
import { RetrievedDataArea } from '@bigiron/wire/systemprogram/data-area';
import { qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { hexadecimal, keywords, quoted } from '../cl.ts';
import type { Caller } from '../command/caller.ts';
import type { CallOptions } from '../connection/limits.ts';
import type { QualifiedName } from '../names.ts';
import { errorCode, noErrorCode, receiver } from './parameters.ts';

/** What a data area holds. */
export type DataAreaContents =
  /** Text in the CCSID of the job, trailing blanks cut; `bytes` are as long as what was asked for. */
  | { readonly type: '*CHAR'; readonly value: string; readonly bytes: Buffer; readonly length: number }
  | { readonly type: '*DEC'; readonly value: Decimal; readonly length: number; readonly decimals: number }
  | { readonly type: '*LGL'; readonly value: boolean };

/** Bytes go as they are, text in the CCSID of the job. */
export type DataAreaValue = string | Uint8Array | Decimal | number | bigint | boolean;

export interface NewDataArea {
  /** Default `*CHAR`. */
  readonly type?: '*CHAR' | '*DEC' | '*LGL';
  /** *CHAR: bytes, 1 to 2000, default 32. *DEC: digits, 1 to 24, default 15. */
  readonly length?: number;
  /** *DEC: digits after the point. Default 5, or 0 with a length. */
  readonly decimals?: number;
  readonly value?: DataAreaValue;
  readonly text?: string;
  /** As AUT of CRTDTAARA: a special value or an authorization list. */
  readonly authority?: string;
}

/** A part of a character data area. */
export interface Substring {
  /** 1 is the first byte. */
  readonly start: number;
  readonly length: number;
}

/** Starting position that stands for the whole data area. */
const all = -1;
/** Bytes of the largest data area, and of what comes before its contents. */
const largestArea = 2000;
const headSize = 36;

const retrieve = {
  receiver: receiver(headSize + largestArea, contents, headSize),
  length: int32(),
  area: qualifiedName,
  start: int32(),
  count: int32(),
  error: errorCode,
};

/**
 * A data area: `dataArea('LIB/NAME')`, or the local one of the job: `dataArea('*LDA')`. Calls fail with HostError, e.g. CPF1015 not found,
 * CPF1016 not authorized.
 */
export class DataArea {
  readonly library: string;
  readonly name: string;
  readonly #caller: Caller;

  constructor(caller: Caller, { library, name }: QualifiedName) {
    this.#caller = caller;
    this.name = name;
    this.library = name.startsWith('*') ? '' : library;
  }

  async create(area: NewDataArea & CallOptions = {}): Promise<void> {
    const { type = '*CHAR', length, decimals, value, text, authority } = area;
    const size = length === undefined ? undefined : type === '*DEC' ? `${length} ${decimals ?? 0}` : length;
    const rest = keywords({
      TYPE: type,
      LEN: size,
      VALUE: value === undefined ? undefined : type === '*DEC' ? String(value) : literal(value),
      TEXT: text === undefined ? undefined : quoted(text),
      AUT: authority,
    });
    await this.#caller.command(`CRTDTAARA DTAARA(${this.#path()}) ${rest}`, area);
  }

  async delete(options: CallOptions = {}): Promise<void> {
    await this.#caller.command(`DLTDTAARA DTAARA(${this.#path()})`, options);
  }

  /** All of it, or a part of a character data area. */
  async read(options: Partial<Substring> & CallOptions = {}): Promise<DataAreaContents> {
    const { start = all, length = largestArea } = options;
    const area = { name: this.name, library: this.library };
    const values = { length: retrieve.receiver.size as number, area, start, count: length, error: noErrorCode };
    return (await this.#caller.call('QSYS/QWCRDTAA', retrieve, values, options)).receiver;
  }

  /**
   * Puts a value into all of it, or into a part of a character data area; a shorter text is filled with blanks. A *DEC takes a Decimal, a
   * number or a bigint.
   */
  async write(value: DataAreaValue, options: Partial<Substring> & CallOptions = {}): Promise<void> {
    const { start, length } = options;
    const part = start === undefined || length === undefined ? '*ALL' : `${start} ${length}`;
    await this.#caller.command(`CHGDTAARA DTAARA(${this.#path()} (${part})) VALUE(${literal(value)})`, options);
  }

  #path(): string {
    return this.library === '' ? this.name : `${this.library}/${this.name}`;
  }
}

function contents(from: Reader): DataAreaContents {
  const { type, length, decimals, value } = RetrievedDataArea.read(from);
  const bytes = Buffer.from(value);
  if (type === '*LGL') return { type, value: bytes[0] === on };
  if (type !== '*DEC') return { type: '*CHAR', value: from.charset.decode(bytes).trimEnd(), bytes, length };
  return { type, value: field(packed(length, decimals)).read(new Reader(bytes)), length, decimals };
}

/** `1` in EBCDIC. */
const on = 0xf1;

function literal(value: DataAreaValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? "'1'" : "'0'";
  return value instanceof Uint8Array ? hexadecimal(value) : String(value);
}
