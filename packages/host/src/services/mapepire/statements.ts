import type { Cursor, Prepared } from '../../database/room.ts';
import type { Decode } from '../../database/rows/row.ts';
import { RequestError } from './request.ts';

/** What later requests name by the id of the one that began it: `cont_id`. */
export interface Statement {
  readonly prepared: Prepared;
  readonly terse: boolean;
  /** The result that is being read. */
  result: { readonly cursor: Cursor; readonly write: Decode<string> } | undefined;
}

/** Statements that one connection may have prepared or open at the same time, as many as a JDBC connection. */
const mostStatements = 9999;
/** Ids of statements that are over, whose `sqlclose` may still come. */
const mostFinished = 1000;

export class Statements {
  readonly #open = new Map<string, Statement>();
  readonly #finished = new Set<string>();

  /** Throws RequestError when there are too many. */
  add(id: string, statement: Statement): void {
    if (this.#open.size >= mostStatements && !this.#open.has(id))
      throw new RequestError(`There are ${mostStatements} open statements already: close some with sqlclose`);
    this.#open.set(id, statement);
  }

  /** Undefined for a statement that is over: there is no more of it. Throws RequestError for an id that was never one. */
  find(id: string | undefined): Statement | undefined {
    if (id === undefined) throw new RequestError('Bad request: Correlation ID not specified');
    const found = this.#open.get(id);
    if (found === undefined && !this.#finished.has(id)) throw new RequestError('Bad request: invalid correlation ID');
    return found;
  }

  /** Forgets a statement, but for its id. */
  finish(id: string): void {
    this.#open.delete(id);
    this.#finished.delete(id);
    this.#finished.add(id);
    for (const oldest of this.#finished) {
      if (this.#finished.size <= mostFinished) break;
      this.#finished.delete(oldest);
    }
  }

  clear(): void {
    this.#open.clear();
    this.#finished.clear();
  }
}

/** Closes the result that a statement has open. */
export async function closeResult(statement: Statement): Promise<void> {
  const { result } = statement;
  statement.result = undefined;
  if (result?.cursor.isOpen) await result.cursor.close();
}
