import { quoteLongNumbers } from './exact-numbers.ts';

/** A request of a client: an object with at least `id` and `type`. */
export interface Request {
  readonly id: string;
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is wrong with a message that is no request, and what the reply calls it. */
export interface NoRequest {
  readonly kind: 'unparseable' | 'incomplete';
  readonly text: string;
}

export function readRequest(text: string): Request | NoRequest {
  let value: unknown;
  try {
    value = JSON.parse(quoteLongNumbers(text));
  } catch {
    return { kind: 'unparseable', text };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { kind: 'unparseable', text };
  const fields = value as Record<string, unknown>;
  const [id, type] = [scalar(fields.id), scalar(fields.type)];
  return id === undefined || type === undefined ? { kind: 'incomplete', text } : { id, type, fields };
}

/** A field that a request cannot do without. Throws RequestError. */
export function requiredText({ fields }: Request, name: string): string {
  const value = scalar(fields[name]);
  if (value === undefined) throw new RequestError(`Bad request: ${name} is missing`);
  return value;
}

/** The field as text; undefined when it is not there or null. */
export function optionalText({ fields }: Request, name: string): string | undefined {
  return scalar(fields[name]);
}

/** How many rows the client wants. */
export function rowCount({ fields }: Request): number {
  const rows = Number(fields.rows ?? defaultRows);
  return Number.isInteger(rows) && rows >= 0 ? rows : defaultRows;
}

export function isTrue({ fields }: Request, name: string): boolean {
  return fields[name] === true || fields[name] === 'true';
}

const defaultRows = 1000;

/** A request that cannot be served as it is. Its text goes to the client. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
}

function scalar(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
