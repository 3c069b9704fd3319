import type { Spool } from '../../../spool/spool.ts';
import type { Clock } from '../../../system/clock.ts';
import type { Job } from '../../../system/jobs/job.ts';
import type { System } from '../../../system/system.ts';
import type { SqlType, SqlValue } from '../../types/sql-type.ts';
import type { ParameterDescription } from '../description.ts';

/** The rooms that IBM i services tell of. */
export interface ServiceRooms
  extends Pick<
    System,
    'objects' | 'libraries' | 'profiles' | 'values' | 'jobs' | 'dataQueues' | 'dataAreas' | 'messageQueues'
  > {
  readonly clock: Clock;
  /** Absent where there is none. */
  readonly spool?: Spool;
}

/**
 * A table function or view of the system whose rows the host supplies. `rows` is asked once for each execution, with a value for each
 * parameter, and throws EscapeError as the rooms do.
 */
export interface SystemTableFunction {
  readonly library: string;
  readonly name: string;
  /** undefined: it is a view. */
  readonly parameters: readonly ParameterDescription[] | undefined;
  readonly columns: readonly ServiceColumn[];
  rows(rooms: ServiceRooms, job: Job, args: readonly SqlValue[]): Promise<readonly (readonly SqlValue[])[]>;
}

export interface ServiceColumn {
  readonly name: string;
  readonly type: SqlType;
}

/** Services tell names in CCSID 37 and other text in UTF-8. */
export const text = (name: string, length: number): ServiceColumn => ({
  name,
  type: { name: 'VARCHAR', length, ccsid: 1208 },
});
export const name = (of: string): ServiceColumn => text(of, 10);
export const integer = (of: string): ServiceColumn => ({ name: of, type: { name: 'INTEGER' } });
export const bigint = (of: string): ServiceColumn => ({ name: of, type: { name: 'BIGINT' } });
export const timestamp = (of: string): ServiceColumn => ({ name: of, type: { name: 'TIMESTAMP', precision: 6 } });

/** A parameter that is text; with `default` (SQL text) it may be left out. */
export function parameter(of: string, length: number, byDefault?: string): ParameterDescription {
  const described = { name: of, mode: 'IN', type: { name: 'VARCHAR', length, ccsid: 1208 } } as const;
  return byDefault === undefined ? described : { ...described, default: byDefault };
}

/** A time where the host is, as SQL writes it; NULL for none. */
export function localTimestamp(milliseconds: number | undefined): SqlValue {
  if (milliseconds === undefined) return null;
  const offset = new Date(milliseconds).getTimezoneOffset() * 60_000;
  const iso = new Date(milliseconds - offset).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 23)}000`;
}

export function jobName({ number, user, name: of }: Job['id']): string {
  return `${number}/${user}/${of}`;
}

/** Text of an argument without trailing blanks; NULL is the alternative. */
export function textOf(value: SqlValue | undefined, otherwise = ''): string {
  return value === null || value === undefined ? otherwise : String(value).trimEnd();
}
