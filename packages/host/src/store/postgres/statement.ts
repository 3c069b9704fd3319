import type { Buffer } from 'node:buffer';

import type { Statement } from '../store.ts';
import { type Codec, codecOf } from './codec.ts';
import type { Description } from './exchange.ts';
import { bindHead, bindTail } from './frontend.ts';
import { type Column, type RowDecoder, rowDecoder } from './row.ts';

/** A statement that the server has parsed under `name`, with everything that its executions share. */
export interface PreparedStatement {
  readonly key: string;
  readonly name: string;
  readonly parameterCodecs: readonly Codec[];
  /** Empty for a statement that returns no rows. */
  readonly columns: readonly Column[];
  readonly decode: RowDecoder;
  readonly bindHead: Buffer;
  readonly bindTail: Buffer;
  /** When it was last used, counted in uses of the cache. */
  used: number;
}

export function preparedStatement(
  key: string,
  name: string,
  { parameterTypes, columns }: Description,
): PreparedStatement {
  const parameterCodecs = parameterTypes.map(codecOf);
  return {
    key,
    name,
    parameterCodecs,
    columns,
    decode: rowDecoder(columns),
    bindHead: bindHead(name, parameterCodecs),
    bindTail: bindTail(columns.map(column => codecOf(column.type))),
    used: 0,
  };
}

/** What tells statements apart: the text, and the parameter types where the caller settled them. */
export function statementKey({ text, types }: Statement): string {
  return types === undefined || types.length === 0 ? text : `${types.join()}\0${text}`;
}

/** The prepared statements of one connection. Those not used for longest make room for new ones. */
export class StatementCache {
  readonly #statements = new Map<string, PreparedStatement>();
  readonly #capacity: number;
  #uses = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): PreparedStatement | undefined {
    const statement = this.#statements.get(key);
    if (statement !== undefined) statement.used = ++this.#uses;
    return statement;
  }

  has(key: string): boolean {
    return this.#statements.has(key);
  }

  add(statement: PreparedStatement): void {
    statement.used = ++this.#uses;
    this.#statements.set(statement.key, statement);
  }

  /** When there are too many, forgets an eighth of them and returns it, for the server to forget too. */
  evict(): PreparedStatement[] {
    if (this.#statements.size <= this.#capacity) return [];
    const kept = this.#capacity - (this.#capacity >> 3);
    const oldest = [...this.#statements.values()]
      .sort((a, b) => a.used - b.used)
      .slice(0, this.#statements.size - kept);
    for (const { key } of oldest) this.#statements.delete(key);
    return oldest;
  }

  /** Forgets all and returns them. */
  clear(): PreparedStatement[] {
    const all = [...this.#statements.values()];
    this.#statements.clear();
    return all;
  }
}
