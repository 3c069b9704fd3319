import type { IdentityDefinition } from '../catalog/table-definition.ts';
import { SqlError } from '../error.ts';
import type { SequenceOptions } from '../sql/ast/index.ts';
import type { SqlType } from '../types/sql-type.ts';

/** Bounds of PostgreSQL's sequences: those of larger decimals end there. */
const most = 9_223_372_036_854_775_807n;

const largest: Readonly<Record<string, bigint>> = { SMALLINT: 32_767n, INTEGER: 2_147_483_647n, BIGINT: most };

/**
 * What an identity column or sequence does, with the defaults of CREATE SEQUENCE. `before`: what it did, for ALTER. -846 when it is not
 * possible; `name` is its name, for the message.
 */
export function identityOf(
  name: string,
  type: SqlType,
  options: SequenceOptions,
  before?: IdentityDefinition,
): IdentityDefinition {
  const increment = options.increment ?? before?.increment ?? '1';
  const [low, high] = boundsOf(name, type);
  const ascending = BigInt(increment) >= 0n;
  const kept = (value: string | 'NO' | undefined, otherwise: string | undefined, none: bigint) =>
    value === 'NO' || (value === undefined && otherwise === undefined)
      ? String(none)
      : String(BigInt(value ?? otherwise!));
  const start = options.start;
  const minimum = kept(options.minimum, before?.minimum, ascending ? BigInt(start ?? 1) : low);
  const maximum = kept(options.maximum, before?.maximum, ascending ? high : BigInt(start ?? -1));
  const cache = options.cache === 'NO' ? 1 : (options.cache ?? before?.cache ?? 20);
  const defined = {
    start: String(BigInt(start ?? before?.start ?? (ascending ? minimum : maximum))),
    increment: String(BigInt(increment)),
    minimum,
    maximum,
    cycle: options.cycle ?? before?.cycle ?? false,
    cache,
    order: options.order ?? before?.order ?? false,
  };
  const [least, greatest, first] = [BigInt(minimum), BigInt(maximum), BigInt(defined.start)];
  // PostgreSQL knows no increment of 0.
  if (increment === '0' || least >= greatest || first < least || first > greatest || least < low || greatest > high) {
    throw new SqlError(-846, [name]);
  }
  const again = options.restart === undefined || options.restart === true ? first : BigInt(options.restart);
  if (again < least || again > greatest) throw new SqlError(-846, [name]);
  return defined;
}

function boundsOf(name: string, type: SqlType): readonly [bigint, bigint] {
  if (type.name === 'DECIMAL' || type.name === 'NUMERIC') {
    if (type.scale !== 0) throw new SqlError(-846, [name]);
    const high = 10n ** BigInt(type.precision) - 1n;
    return high > most ? [-most - 1n, most] : [-high, high];
  }
  const high = largest[type.name];
  if (high === undefined) throw new SqlError(-846, [name]);
  return [-high - 1n, high];
}

/**
 * The options in PostgreSQL's text. Values are not taken in advance whatever CACHE says: every session of PostgreSQL would take its
 * own, and numbers would come out of order.
 */
export function sequenceText(options: IdentityDefinition): string {
  const { start, increment, minimum, maximum, cycle } = options;
  return `START WITH ${start} INCREMENT BY ${increment} MINVALUE ${minimum} MAXVALUE ${maximum} ${cycle ? 'CYCLE' : 'NO CYCLE'}`;
}
