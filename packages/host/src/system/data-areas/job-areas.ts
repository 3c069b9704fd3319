import type { Job } from '../jobs/job.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { DataAreaContents, DataAreaValue, Substring } from './data-area.ts';
import { blank, changeErrors, checkSubstring, fitted } from './rules.ts';

const localLength = 1024;
const prestartLength = 2000;

/** The data areas that belong to a job and go with it: *LDA and *PDA. */
export class JobAreas {
  readonly #messages: Catalogue;
  readonly #local = new WeakMap<Job, Buffer>();
  readonly #prestart = new WeakMap<Job, Buffer>();

  constructor(messages: Catalogue) {
    this.#messages = messages;
  }

  read(job: Job, name: string, substring: Substring | undefined): DataAreaContents {
    const area = this.area(job, name);
    const attributes = { type: '*CHAR', length: area.length, decimals: 0 } as const;
    checkSubstring(this.#messages, attributes, substring);
    const { start, length } = substring ?? { start: 1, length: area.length };
    const bytes = Buffer.from(area.subarray(start - 1, start - 1 + length));
    return { ...attributes, value: { type: '*CHAR', bytes }, object: undefined };
  }

  write(job: Job, name: string, value: DataAreaValue, substring: Substring | undefined): void {
    const area = this.area(job, name);
    const attributes = { type: '*CHAR', length: area.length, decimals: 0 } as const;
    checkSubstring(this.#messages, attributes, substring);
    const { start, length } = substring ?? { start: 1, length: area.length };
    const kept = fitted(this.#messages, value, { ...attributes, length }, changeErrors(this.#messages, [name]));
    if (kept.type === '*CHAR') area.set(kept.bytes, start - 1);
  }

  /** The bytes themselves: what is written to them is in the area. */
  area(job: Job, name: string): Buffer {
    switch (name) {
      case '*LDA':
        return areaOf(this.#local, job, localLength);
      case '*PDA':
        if (job.type !== 'prestart') throw this.#messages.escape('CPF1072');
        return areaOf(this.#prestart, job, prestartLength);
      default:
        // There are no group jobs, so no job has a *GDA.
        throw this.#messages.escape('CPF1046');
    }
  }
}

function areaOf(areas: WeakMap<Job, Buffer>, job: Job, length: number): Buffer {
  let area = areas.get(job);
  if (area === undefined) {
    area = Buffer.alloc(length, blank);
    areas.set(job, area);
  }
  return area;
}
