/** Characters that a trace keeps: the last ones. */
const longest = 1 << 20;

export const traceLevels = ['OFF', 'ON', 'ERRORS', 'DATASTREAM', 'INPUT_AND_ERRORS'] as const;
export type TraceLevel = (typeof traceLevels)[number];

type Event = 'in' | 'out' | 'error';

const kept: Readonly<Record<TraceLevel, readonly Event[]>> = {
  OFF: [],
  ON: ['error'],
  ERRORS: ['error'],
  DATASTREAM: ['in', 'out', 'error'],
  INPUT_AND_ERRORS: ['in', 'error'],
};

/** The trace that a client may ask for: of its own connection, in memory. */
export class Trace {
  level: TraceLevel = 'OFF';
  #lines: string[] = [];
  #length = 0;

  get text(): string {
    return this.#lines.join('\n');
  }

  add(event: Event, text: string): void {
    if (!kept[this.level].includes(event)) return;
    const line = `${event}: ${text.trimEnd().slice(0, longest)}`;
    this.#lines.push(line);
    this.#length += line.length;
    while (this.#length > longest && this.#lines.length > 1) this.#length -= (this.#lines.shift() as string).length;
  }
}
