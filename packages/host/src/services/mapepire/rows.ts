import type { Cursor, Fetched, FetchRequest, ResultColumn } from '../../database/room.ts';
import { characters } from '../../database/rows/characters.ts';
import { numericText } from '../../database/rows/numeric.ts';
import { type Decode, rowDecoder } from '../../database/rows/row.ts';
import { textDecoder } from '../../database/rows/text.ts';
import type { SessionAttributes } from '../../database/session/attributes.ts';
import { Json } from './json.ts';

/** Characters of JSON after which a reply takes no more rows. */
const mostText = 32 << 20;
/** Rows that are fetched at once while there is no knowing how long they are. */
const mostRows = 1000;

/** Writes rows of a result as JSON: objects by column name, or arrays (terse). */
export function rowWriter(
  columns: readonly ResultColumn[],
  attributes: SessionAttributes,
  terse: boolean,
): Decode<string> {
  const row = rowDecoder(columns.map(column => cell(column, attributes)));
  if (terse) return (bytes, start, end) => `[${row(bytes, start, end).map(orNull).join(',')}]`;
  // Of columns with the same name the last one stays, where the first one was.
  const last = new Map(columns.map(({ name }, index) => [name, index]));
  const names = [...last].map(([name, index]) => [`${JSON.stringify(name)}:`, index] as const);
  return (bytes, start, end) => {
    const values = row(bytes, start, end);
    return `{${names.map(([name, index]) => name + orNull(values[index] as string | null)).join(',')}}`;
  };
}

/** Rows on their way into a reply. */
export class RowBlock {
  readonly #write: Decode<string>;
  readonly #texts: string[] = [];
  #length = 0;

  constructor(write: Decode<string>) {
    this.#write = write;
  }

  /** What of `wanted` rows to ask for next; 0 when the block is full. */
  next(wanted: number): FetchRequest {
    const rows = this.#length >= mostText ? 0 : Math.min(wanted - this.#texts.length, mostRows);
    return { rows, sink: this.#sink };
  }

  get json(): Json {
    return new Json(`[${this.#texts.join(',')}]`);
  }

  readonly #sink = (bytes: Buffer, start: number, end: number): void => {
    const text = this.#write(bytes, start, end);
    this.#texts.push(text);
    this.#length += text.length;
  };
}

/** Fetches until there are so many rows, or no more; true when there are no more. */
export async function fill(block: RowBlock, cursor: Cursor, wanted: number, fetched?: Fetched): Promise<boolean> {
  let state = fetched;
  while (state === undefined || !(state.atEnd || state.closed)) {
    const request = block.next(wanted);
    if (request.rows <= 0) return false;
    state = await cursor.fetch(request);
  }
  return true;
}

function cell(column: ResultColumn, attributes: SessionAttributes): Decode<string> {
  const { type, pgType } = column;
  switch (pgType) {
    case 'int2':
      return (bytes, start) => String(bytes.readInt16BE(start));
    case 'int4':
      return (bytes, start) => String(bytes.readInt32BE(start));
    case 'int8':
      return (bytes, start) => String(bytes.readBigInt64BE(start));
    case 'numeric': {
      const scale = 'scale' in type ? type.scale : undefined;
      return (bytes, start) => number(numericText(bytes, start, scale));
    }
    case 'float4':
    case 'float8': {
      const text = textDecoder(column, attributes);
      return (bytes, start, end) => number(text(bytes, start, end) as string);
    }
    case 'bool':
      return (bytes, start) => (bytes[start] === 0 ? 'false' : 'true');
    case 'bpchar':
    case 'text':
      return type.name === 'CHAR' || type.name === 'GRAPHIC'
        ? (bytes, start, end) => JSON.stringify(characters(bytes, start, end).trimEnd())
        : (bytes, start, end) => JSON.stringify(characters(bytes, start, end));
    default: {
      const text = textDecoder(column, attributes);
      return (bytes, start, end) => JSON.stringify(text(bytes, start, end));
    }
  }
}

/** JSON has no `NaN` and no `Infinity`. */
function number(text: string): string {
  return /[a-z]{2}/i.test(text) ? JSON.stringify(text) : text;
}

function orNull(text: string | null): string {
  return text ?? 'null';
}
