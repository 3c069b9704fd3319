import type { Terminal } from '../../command.ts';

/** Milliseconds between two pictures. */
const pace = 100;
const width = 30;

/** How far something is, on the last line of a terminal. Without one it shows nothing. */
export class Progress {
  readonly #terminal: Terminal;
  /** undefined: nobody knows. */
  readonly #total: number | undefined;
  readonly #started = performance.now();
  #shown = 0;

  constructor(terminal: Terminal, total: number | undefined) {
    this.#terminal = terminal;
    this.#total = total;
  }

  /** `done` of the total, after so many rows. */
  update(done: number, rows: number): void {
    const now = performance.now();
    if (this.#terminal.status === undefined || now - this.#shown < pace) return;
    this.#shown = now;
    const rate = Math.round(rows / ((now - this.#started) / 1000));
    const share = this.#total === undefined || this.#total === 0 ? undefined : Math.min(1, done / this.#total);
    const bar = share === undefined ? '' : `${picture(share)} ${String(Math.floor(share * 100)).padStart(3)} %  `;
    this.#terminal.status(`${bar}${rows.toLocaleString('en')} rows, ${rate.toLocaleString('en')} a second`);
  }

  /** Takes the picture away. */
  end(): void {
    this.#terminal.status?.('');
  }
}

function picture(share: number): string {
  const filled = Math.round(share * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`;
}
