import type { Queryable, Statement } from '../../store/store.ts';

/** Bytes of a page. */
export const pageSize = 16_384;

/** A whole page of one byte, in SQL. */
function pageOf(parameter: string): string {
  return `decode(repeat(lpad(to_hex(${parameter}::int4), 2, '0'), ${pageSize}), 'hex')`;
}

/** Puts bytes into a space. Pages that are new there begin with the initial value. */
export function writePages(space: bigint, initialValue: number, offset: number, bytes: Uint8Array): Statement {
  const numbers: number[] = [];
  const starts: number[] = [];
  const parts: Uint8Array[] = [];
  for (let done = 0; done < bytes.length; ) {
    const start = (offset + done) % pageSize;
    const length = Math.min(pageSize - start, bytes.length - done);
    numbers.push(Math.floor((offset + done) / pageSize));
    starts.push(start + 1);
    parts.push(bytes.subarray(done, done + length));
    done += length;
  }
  return {
    text: `INSERT INTO user_space_page AS page (space, number, bytes)
      SELECT $1, number, CASE WHEN length(part) = ${pageSize} THEN part ELSE overlay(${pageOf('$2')} PLACING part FROM start) END
      FROM unnest($3::int4[], $4::int4[], $5::bytea[]) AS parts (number, start, part)
      ON CONFLICT (space, number) DO UPDATE SET bytes = (
        SELECT overlay(page.bytes PLACING part FROM start)
        FROM unnest($3::int4[], $4::int4[], $5::bytea[]) AS parts (number, start, part) WHERE parts.number = page.number)`,
    params: [space, initialValue, numbers, starts, parts],
  };
}

/** The bytes from `offset`; what was never written is `initialValue`. */
export async function readPages(
  database: Queryable,
  space: bigint,
  initialValue: number,
  offset: number,
  length: number,
): Promise<Buffer> {
  const result = Buffer.alloc(length, initialValue);
  if (length === 0) return result;
  const { rows } = await database.query<{ number: number; bytes: Buffer }>(
    'SELECT number, bytes FROM user_space_page WHERE space = $1 AND number BETWEEN $2 AND $3',
    [space, Math.floor(offset / pageSize), Math.floor((offset + length - 1) / pageSize)],
  );
  for (const { number, bytes } of rows) {
    const start = number * pageSize - offset;
    const from = Math.max(0, -start);
    result.set(bytes.subarray(from, Math.min(bytes.length, length - start)), start + from);
  }
  return result;
}

/** Forgets what lies beyond `size`: if the space grows again, that is `fill`. */
export function cutPages(space: bigint, size: number, fill: number): Statement[] {
  const kept = size % pageSize;
  const last = Math.floor(size / pageSize);
  return [
    {
      text: 'DELETE FROM user_space_page WHERE space = $1 AND number >= $2',
      params: [space, kept === 0 ? last : last + 1],
    },
    {
      text: `UPDATE user_space_page SET bytes = substr(bytes, 1, $3::int4) || substr(${pageOf('$4')}, $3::int4 + 1)
        WHERE space = $1 AND number = $2`,
      params: [space, last, kept, fill],
    },
  ];
}

/** Makes the pages of a space that were never written, so that they keep the initial value that they have now. */
export function makePages(space: bigint, size: number, initialValue: number): Statement {
  return {
    text: `INSERT INTO user_space_page (space, number, bytes)
      SELECT $1, number, ${pageOf('$3')} FROM generate_series(0, $2::int4) AS number ON CONFLICT (space, number) DO NOTHING`,
    params: [space, Math.floor((size - 1) / pageSize), initialValue],
  };
}
