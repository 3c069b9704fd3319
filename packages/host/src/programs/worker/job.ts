import { Writer } from '@bigiron/wire/bytes';
import type { Charset } from '@bigiron/wire/ccsid/index';
import { isInput, isOutput, type Parameters as ProgramParameters } from '@bigiron/wire/program/index';
import { readParameters } from '../definition/binding.ts';
import type { Data, ProgramDataArea, ProgramDataQueue, ProgramJob } from '../definition/job.ts';
import type { JobFacts, Note, Operation, Operations, StorageCopy } from './protocol.ts';

export interface Host {
  request<O extends Operation>(operation: O, ...args: Parameters<Operations[O]>): Promise<ReturnType<Operations[O]>>;
  note(note: Omit<Note, 'kind'>): void;
}

/** The job of a program as the program sees it: everything is asked of the host. */
export function programJob(facts: JobFacts, text: Charset, host: Host): ProgramJob {
  const encoded = (data: Data) => (typeof data === 'string' ? text.encode(data) : data);
  const encodedKey = (key: Data | undefined) => (key === undefined ? undefined : encoded(key));

  return {
    ...facts,
    inform: what => host.note({ type: 'informational', what }),
    diagnose: what => host.note({ type: 'diagnostic', what }),
    complete: what => host.note({ type: 'completion', what }),
    run: command => host.request('run', command),
    async call(program, parameters, values) {
      const storage = await host.request('call', program, argumentStorage(parameters, values, text));
      return outputs(parameters, storage, text) as never;
    },
    dataQueue: (name): ProgramDataQueue => ({
      send: (data, key) => host.request('sendEntry', name, encoded(data), encodedKey(key)),
      clear: key => host.request('clearQueue', name, encodedKey(key)),
      async receive({ wait = 0, key, order = 'EQ', peek = false } = {}) {
        const search = key === undefined ? {} : { key: { bytes: encoded(key), order } };
        const entry = await host.request('receiveEntry', name, { wait, peek, ...search });
        if (entry === undefined) return undefined;
        const [data, found] = [Buffer.from(entry.data), Buffer.from(entry.key)];
        return { data, key: found, sender: entry.sender, text: text.decode(data) };
      },
    }),
    dataArea: (name): ProgramDataArea => ({
      read: () => host.request('readArea', name),
      write: value => host.request('writeArea', name, value),
    }),
  };
}

/** Storage for a call, made from values: as long as each type, or as the value where the type has no length. */
function argumentStorage(parameters: ProgramParameters, values: Record<string, unknown>, text: Charset): StorageCopy[] {
  return Object.entries(parameters).map(([name, field]) => {
    const value = values[name];
    if (!isInput(field)) return new Uint8Array(field.size ?? 0);
    if (value === undefined) return undefined;
    const writer = new Writer(text);
    field.write(writer, value);
    return Uint8Array.from(writer.finish());
  });
}

/** What the storage holds after a call. */
function outputs(parameters: ProgramParameters, storage: readonly StorageCopy[], text: Charset): object {
  const entries = Object.entries(parameters);
  const output = entries.filter(([, field]) => isOutput(field));
  const bytes = entries.flatMap(([, field], i) => (isOutput(field) ? [storage[i] && Buffer.from(storage[i])] : []));
  const asInput = output.map(([name, field]) => [name, { ...field, direction: undefined, optional: true }] as const);
  return readParameters(Object.fromEntries(asInput), bytes, text);
}
