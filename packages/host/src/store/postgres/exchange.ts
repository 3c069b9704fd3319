import type { Buffer } from 'node:buffer';
import type { Row } from '../store.ts';
import { backend } from './backend.ts';
import { type Column, type RowDecoder, readColumns } from './row.ts';

/** A request whose reply is due: it takes the messages of the reply and returns true with the last one. */
export interface Step {
  message(type: number, bytes: Buffer, start: number, end: number): boolean;
}

/** Takes a DataRow undecoded: `bytes[start..end)` begins with the number of columns and is valid only during the call. */
export type RawRow = (bytes: Buffer, start: number, end: number) => void;

/** What one Execute brought. */
export class Execution implements Step {
  readonly rows: Row[] = [];
  /** Rows returned or changed. */
  count = 0;
  /** The command tag's verb. */
  command = '';
  /** True when the row limit was reached: the portal may have more. */
  suspended = false;
  /** The portal that ran; '' is the unnamed one. */
  readonly portal: string;
  readonly columns: readonly Column[];
  readonly decode: RowDecoder;
  readonly #raw: RawRow | undefined;

  constructor(portal: string, columns: readonly Column[], decode: RowDecoder, raw: RawRow | undefined) {
    this.portal = portal;
    this.columns = columns;
    this.decode = decode;
    this.#raw = raw;
  }

  message(type: number, bytes: Buffer, start: number, end: number): boolean {
    switch (type) {
      case backend.dataRow:
        if (this.#raw === undefined) this.rows.push(this.decode(bytes, start, end));
        else this.#raw(bytes, start, end);
        return false;
      case backend.commandComplete:
        this.#readTag(bytes, start, end - 1);
        return true;
      case backend.portalSuspended:
        this.suspended = true;
        return true;
      default:
        return type === backend.emptyQueryResponse;
    }
  }

  /** The command tag: a verb, for INSERT an OID that is always 0, a count where the command has one. */
  #readTag(bytes: Buffer, start: number, end: number): void {
    let at = end;
    for (let scale = 1; bytes[at - 1]! >= 0x30 && bytes[at - 1]! <= 0x39; scale *= 10) {
      at--;
      this.count += (bytes[at]! - 0x30) * scale;
    }
    const verb = bytes.toString('latin1', start, at === end ? at : at - 1);
    this.command = verb === 'INSERT 0' ? 'INSERT' : verb;
  }
}

/** The server's description of a parsed statement. */
export class Description implements Step {
  parameterTypes: readonly number[] = [];
  columns: readonly Column[] = [];

  message(type: number, bytes: Buffer, start: number): boolean {
    switch (type) {
      case backend.parameterDescription:
        this.parameterTypes = Array.from({ length: bytes.readUInt16BE(start) }, (_, at) =>
          bytes.readUInt32BE(start + 2 + at * 4),
        );
        return false;
      case backend.rowDescription:
        this.columns = readColumns(bytes, start);
        return true;
      default:
        return type === backend.noData;
    }
  }
}

/** A simple query: any number of statements whose results are dropped; it ends with its own ReadyForQuery. */
export const script: Step = { message: () => false };

/**
 * Everything up to one ReadyForQuery: the steps whose replies are due, in order. After an error the server skips to the Sync, so
 * an exchange has one outcome.
 */
export class Exchange {
  /** The step whose reply comes next; after an error, the one that failed. */
  at = 0;
  failure: Error | undefined;
  readonly #steps: readonly Step[];
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;

  constructor(steps: readonly Step[], resolve: () => void, reject: (error: Error) => void) {
    this.#steps = steps;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  message(type: number, bytes: Buffer, start: number, end: number): void {
    if (this.#steps[this.at]?.message(type, bytes, start, end)) this.at++;
  }

  settle(): void {
    if (this.failure === undefined) this.#resolve();
    else this.#reject(this.failure);
  }
}
