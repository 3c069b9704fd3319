import { ListInformation } from '@bigiron/wire/systemprogram/open-list';
import type { Job } from '../../system/jobs/job.ts';
import type { ApiCall } from './api.ts';
import { dateTime } from './dates.ts';

/** An entry of a list, ready to stand at an offset of the receiver variable: some contain offsets from its start. */
export type ListEntry = (at: number) => Buffer;

interface OpenList {
  readonly entries: readonly ListEntry[];
  readonly entryLength: number;
  readonly bytes: number;
  readonly created: number;
}

interface Wanted {
  /** Of the receiver variable. */
  readonly length: number;
  /** Entries; negative: as many as there is room for. */
  readonly count: number;
  /** When all have the same. */
  readonly entryLength?: number;
}

/** Entries that contain no offsets. */
export function fixedEntries(entries: readonly Buffer[]): ListEntry[] {
  return entries.map(entry => () => entry);
}

/** Lists of one job, and bytes in all of them together. They stand in the memory of the host. */
const mostLists = 64;
const mostBytes = 32 << 20;

/** The lists that jobs have open. They go with the job. */
export class OpenLists {
  readonly #lists = new WeakMap<Job, Map<number, OpenList>>();
  #handles = 0;

  /** @throws EscapeError CPF9898 when the job has too many of them open already */
  open({ job, clock, messages }: ApiCall, entries: readonly ListEntry[], entryLength = 0): number {
    const lists = this.#lists.get(job) ?? new Map<number, OpenList>();
    this.#lists.set(job, lists);
    const held = [...lists.values()].reduce((sum, list) => sum + list.bytes, 0);
    const bytes = entries.reduce((sum, entry) => sum + entry(0).length, 0);
    if (lists.size >= mostLists || held + bytes > mostBytes) {
      throw messages.escape('CPF9898', [
        'The job has too much in open lists; close lists with QGYCLST, or select less',
      ]);
    }
    const handle = ++this.#handles;
    lists.set(handle, { entries, entryLength, bytes, created: clock.now() });
    return handle;
  }

  /**
   * Opens a list, and what its API returns of it at once: as many entries as `length` bytes hold and `count` allows. A client that gives
   * no room sizes the receiver of QGYGTLE by what there is in all.
   */
  opened(
    call: ApiCall,
    entries: readonly ListEntry[],
    { length, count, entryLength }: Wanted,
  ): { readonly receiver: Buffer; readonly information: Buffer } {
    const handle = this.open(call, entries, entryLength);
    const room = length <= 0 ? Number.POSITIVE_INFINITY : Math.min(length, call.storage[0]?.length ?? 0);
    const range = { first: 1, count: length <= 0 ? -1 : count, room };
    const { data, information } = this.read(call, handle, range)!;
    return { receiver: length <= 0 ? Buffer.alloc(0) : data, information };
  }

  /** False when there was no such list. */
  close(job: Job, handle: number): boolean {
    return this.#lists.get(job)?.delete(handle) ?? false;
  }

  /**
   * As many entries as `room` holds, at most `count` (negative: all), from number `first` on; and what is to be told about them.
   * Undefined when there is no such list.
   */
  read(
    { job, text }: ApiCall,
    handle: number,
    range: { readonly first: number; readonly count: number; readonly room: number },
  ): { readonly data: Buffer; readonly information: Buffer } | undefined {
    const list = this.#lists.get(job)?.get(handle);
    if (list === undefined) return undefined;
    const { first, count, room } = range;
    const data: Buffer[] = [];
    let at = 0;
    for (const entry of list.entries.slice(first - 1, count < 0 ? undefined : first - 1 + count)) {
      const bytes = entry(at);
      if (at + bytes.length > room) break;
      data.push(bytes);
      at += bytes.length;
    }
    const information = ListInformation.encode(
      {
        total: list.entries.length,
        returned: data.length,
        handle,
        entryLength: list.entryLength,
        completeness: 'C',
        created: dateTime(list.created),
        status: '2',
        length: at,
        first: data.length === 0 ? 0 : first,
      },
      text,
    );
    return { data: Buffer.concat(data), information };
  }
}
