import { EscapeError } from '../../system/messages/message.ts';
import { systemTableFunction } from '../catalog/ibm-i-services/index.ts';
import type { ServiceRooms } from '../catalog/ibm-i-services/service.ts';
import type { HostRows, ParameterSource } from '../compile/compilation.ts';
import { storedZero } from '../compile/quote.ts';
import { SqlError } from '../error.ts';
import { fetchRow } from '../routines/interpret/values.ts';
import type { SqlValue } from '../types/sql-type.ts';
import type { Frame } from './frame.ts';
import type { Session } from './session.ts';

/** The rows of table functions and views of the system, which the host supplies anew for each execution. */
export class SuppliedRows {
  readonly #session: Session;
  readonly #rooms: ServiceRooms;
  readonly #rows = new WeakMap<HostRows, string>();

  constructor(session: Session, rooms: ServiceRooms) {
    this.#session = session;
    this.#rooms = rooms;
  }

  /** To be called before a statement runs: the rows among its parameters are there then. Errors: -443 with the message of a refusal. */
  async ensure(sources: readonly ParameterSource[], markers: readonly SqlValue[], frame?: Frame): Promise<void> {
    for (const source of sources) {
      if (source.from === 'rows') this.#rows.set(source.call, await this.#supply(source.call, markers, frame));
    }
  }

  /** As JSON, by the names `c1`, `c2` ... */
  of(call: HostRows): string {
    return this.#rows.get(call) ?? '[]';
  }

  async #supply(call: HostRows, markers: readonly SqlValue[], frame: Frame | undefined): Promise<string> {
    const { library, name, kind, arguments: wanted } = call;
    const statement = wanted && { ...wanted, tables: [], changes: false };
    const args = statement === undefined ? [] : (await fetchRow(this.#session, frame, statement, markers))!;
    try {
      const rows = await systemTableFunction(library, name, kind)!.rows(this.#rooms, this.#session.job, args);
      return JSON.stringify(
        rows.map(row => Object.fromEntries(row.map((value, index) => [`c${index + 1}`, asJson(value)]))),
      );
    } catch (error) {
      if (!(error instanceof EscapeError)) throw error;
      const { id, text } = error.escape;
      throw new SqlError(-443, [name, id, text], undefined, { cause: error });
    }
  }
}

function asJson(value: SqlValue): null | string | number | boolean {
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'string' ? value.replaceAll('\0', storedZero) : value;
}
