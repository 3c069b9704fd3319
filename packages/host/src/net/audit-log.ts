import { channel } from 'node:diagnostics_channel';
import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Audit, AuditEvent } from '../system/audit.ts';
import type { Clock } from '../system/clock.ts';

/** Every audit event with its time is published here too; a stable name. */
export const audited = channel('bigiron:audit');

export interface AuditLogOptions {
  readonly path: string;
  readonly clock: Clock;
  /** Bytes after which the file is put aside as `PATH.1`, `PATH.1` as `PATH.2` ... */
  readonly maximumSize?: number;
  /** How many files are kept beside the current one. */
  readonly kept?: number;
}

/** What one line of the log holds. */
export type AuditRecord = { readonly time: string; readonly repeated?: number } & AuditEvent;

/** Within this time events that say the same become one line; a client in a loop must not fill the disk. */
const quietTime = 10_000;
/** Different events that are counted at once; beyond that each is written. */
const maximumCounted = 1000;

/**
 * The audit log: a file of JSON lines, only ever appended to, readable by this user only. A line is handed to the operating
 * system before `record` returns, so that it outlives this process.
 */
export class AuditLog implements Audit {
  readonly #options: Required<AuditLogOptions>;
  /** Lines that were written within the quiet time, and how often they have come since. */
  readonly #recent = new Map<string, { event: AuditEvent; repeated: number; cancel: () => void }>();
  #file: number;
  #size: number;

  constructor(options: AuditLogOptions) {
    this.#options = { maximumSize: 16 << 20, kept: 5, ...options };
    mkdirSync(dirname(options.path), { recursive: true, mode: 0o700 });
    this.#file = openSync(options.path, 'a', 0o600);
    this.#size = statSync(options.path).size;
  }

  record(event: AuditEvent): void {
    const key = sameness(event);
    const recent = this.#recent.get(key);
    if (recent !== undefined) {
      recent.repeated++;
      return;
    }
    this.#write(event);
    if (key === '' || this.#recent.size >= maximumCounted) return;
    const cancel = this.#options.clock.after(quietTime, () => this.#settle(key));
    this.#recent.set(key, { event, repeated: 0, cancel });
  }

  /** Writes what was counted and closes the file. */
  close(): void {
    for (const [key, { cancel }] of this.#recent) {
      cancel();
      this.#settle(key);
    }
    closeSync(this.#file);
  }

  #settle(key: string): void {
    const recent = this.#recent.get(key);
    this.#recent.delete(key);
    if (recent !== undefined && recent.repeated > 0) this.#write(recent.event, recent.repeated);
  }

  #write(event: AuditEvent, repeated?: number): void {
    const { clock, maximumSize } = this.#options;
    const time = new Date(clock.now()).toISOString();
    const record: AuditRecord = { time, ...event, ...(repeated === undefined ? {} : { repeated }) };
    const line = Buffer.from(`${JSON.stringify(record)}\n`);
    try {
      if (this.#size > 0 && this.#size + line.length > maximumSize) this.#rotate();
      writeSync(this.#file, line);
      this.#size += line.length;
    } catch (error) {
      // A full disk must not stop the host; whoever watches the channel still learns of it.
      process.emitWarning(`the audit log ${this.#options.path} cannot be written: ${(error as Error).message}`);
    }
    audited.publish(record);
  }

  #rotate(): void {
    const { path, kept } = this.#options;
    closeSync(this.#file);
    for (let i = kept - 1; i >= 1; i--) move(`${path}.${i}`, `${path}.${i + 1}`);
    move(path, `${path}.1`);
    this.#file = openSync(path, 'a', 0o600);
    this.#size = 0;
  }
}

/**
 * What makes two events the same for the reader; empty for those that are written each time. Only noise of the network is
 * counted: every sign-on, change of password, token and authority failure has a line of its own.
 */
function sameness(event: AuditEvent): string {
  switch (event.event) {
    case 'address-refused':
    case 'limit-reached':
    case 'protocol-violation':
    case 'tls-failed':
      return `${event.event} ${event.door} ${event.address}`;
    default:
      return '';
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
