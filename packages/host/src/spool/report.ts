import type { Page } from './spool.ts';

/** What stands at the top of every page of a report. */
export interface ReportHeading {
  readonly title: string;
  /** Milliseconds since 1970 UTC. */
  readonly printed: number;
  readonly user: string;
}

export interface Column {
  readonly heading: string;
  readonly width: number;
  /** Numbers stand at the right of their column. Default left. */
  readonly align?: 'left' | 'right';
}

const width = 132;
const length = 66;
/** Lines of a page that hold the report; the rest is margin. */
const lastLine = 60;

/** Lays out a report in pages of 132 columns and 66 lines, with a heading on each and the columns' headings repeated. */
export class Report {
  static readonly width = width;
  static readonly length = length;
  readonly #heading: ReportHeading;
  readonly #pages: string[][] = [];
  /** Repeated at the top of a page on which a table goes on. */
  #columns: readonly string[] = [];

  constructor(heading: ReportHeading) {
    this.#heading = heading;
  }

  /** A line of text; what does not fit into it goes on in the next ones, `indent` columns in. */
  line(text = '', indent = 0): this {
    for (const part of wrap(text, indent)) this.#put(part);
    return this;
  }

  /** `Label . . . . . : value`. */
  field(label: string, value: string | number): this {
    return this.line(`${leaders(label, 40)} ${value}`, 42);
  }

  /** Rows of cells below their headings. A cell that is too wide is cut. */
  table(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): this {
    const headings = row(
      columns,
      columns.map(({ heading }) => heading),
    );
    const rule = row(
      columns,
      columns.map(({ width }) => '-'.repeat(width)),
    );
    this.#put('');
    if (rows.length === 0) return this.line('(nothing to show)');
    this.#put(headings);
    this.#put(rule);
    this.#columns = [headings, rule];
    for (const cells of rows) this.#put(row(columns, cells));
    this.#columns = [];
    return this.line();
  }

  /** The finished pages. */
  pages(): Page[] {
    this.line().line('*** End of report ***');
    return this.#pages;
  }

  #put(line: string): void {
    let page = this.#pages.at(-1);
    if (page === undefined || page.length >= lastLine) {
      page = this.#top(this.#pages.length + 1);
      this.#pages.push(page);
    }
    page.push(line.slice(0, width).trimEnd());
  }

  #top(number: number): string[] {
    const { title, printed, user } = this.#heading;
    const left = `bigiron  ${user}`;
    const right = `${timestamp(printed)}  Page ${String(number).padStart(4)}`;
    const middle = title.padStart(Math.floor((width + title.length) / 2)).slice(left.length);
    return [
      `${left}${middle}`.padEnd(width - right.length).slice(0, width - right.length) + right,
      '',
      ...this.#columns,
    ];
  }
}

/** `YYYY-MM-DD HH:MM:SS`, UTC. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}

/** A label with dots that lead to its value. */
function leaders(label: string, to: number): string {
  const dots = ' .'.repeat(Math.ceil(to / 2));
  return `${label}${dots.slice(label.length % 2 === 0 ? 0 : 1).slice(0, Math.max(0, to - label.length))} :`;
}

function row(columns: readonly Column[], cells: readonly (string | number)[]): string {
  return columns
    .map(({ width, align }, index) => {
      const text = String(cells[index] ?? '').slice(0, width);
      return align === 'right' ? text.padStart(width) : text.padEnd(width);
    })
    .join('  ');
}

function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const cut = blank > indent ? blank : width;
    lines.push(rest.slice(0, cut));
    rest = ' '.repeat(indent) + rest.slice(cut).trimStart();
  }
  return [...lines, rest];
}
