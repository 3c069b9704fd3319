import { charset } from '@bigiron/wire/ccsid/index';
import type { Job, LoggedMessage } from '../../src/system/jobs/job.ts';
import type { Message } from '../../src/system/messages/message.ts';
import { catalogue } from '../../src/system/messages/shipped-catalogue.ts';
import type { Libraries, ObjectDescription, Objects, QualifiedName } from '../../src/system/objects/object.ts';
import type { Profile } from '../../src/system/profiles/profile.ts';

/** Objects in memory: library lists and existence as the real room has them, and who may not use what. */
export class FakeObjects implements Pick<Objects, 'resolve' | 'resolved' | 'create' | 'delete' | 'list'> {
  readonly all = new Map<string, ObjectDescription>();
  readonly libraries = new Set(['QSYS', 'QGPL']);
  /** `LIBRARY/NAME` that nobody is authorized to. */
  readonly forbidden = new Set<string>();
  #ids = 0n;

  async resolve(
    job: Pick<Job, 'libraries'>,
    { name, library }: QualifiedName,
    type: string,
  ): Promise<ObjectDescription> {
    const { system, current, user } = job.libraries;
    const searched = library === '*LIBL' ? [...system, current ?? 'QGPL', ...user] : [library];
    if (library !== '*LIBL' && !this.libraries.has(library)) throw catalogue.escape('CPF9810', [library]);
    const found = searched.map(one => this.all.get(`${one}/${name} ${type}`)).find(one => one !== undefined);
    if (found === undefined) throw catalogue.escape('CPF9801', [name, library, type]);
    if (this.forbidden.has(`${found.library}/${name}`)) throw catalogue.escape('CPF9802', [name, library, type]);
    return found;
  }

  resolved(): undefined {
    return undefined;
  }

  async create(_job: unknown, object: Parameters<Objects['create']>[1]): Promise<ObjectDescription> {
    const { name, library, type, attribute = '', text = '' } = object;
    if (!this.libraries.has(library)) throw catalogue.escape('CPF2110', [library]);
    const key = `${library}/${name} ${type}`;
    if (this.all.has(key)) throw catalogue.escape('CPF9870', [name, library, type]);
    const description = { id: ++this.#ids, name, library, type, attribute, text };
    const created = { ...description, owner: 'QPGMR', createdBy: 'QPGMR', created: 0, changed: 0 };
    this.all.set(key, created);
    return created;
  }

  async delete(_job: unknown, { name, library }: QualifiedName, type: string): Promise<void> {
    this.all.delete(`${library}/${name} ${type}`);
  }

  async list(_job: unknown, _name: QualifiedName, type?: string): Promise<ObjectDescription[]> {
    return [...this.all.values()].filter(object => object.type === type);
  }
}

export function fakeLibraries(objects: FakeObjects): Libraries {
  return {
    async create(_job: unknown, name: string) {
      objects.libraries.add(name);
    },
  } as unknown as Libraries;
}

export interface FakeJob extends Job {
  readonly sent: Message[];
  /** ENDJOB OPTION(*IMMED). */
  abort(): void;
}

export function fakeJob(library = 'SHOP', ccsid = 37): FakeJob {
  const ending = new AbortController();
  const sent: Message[] = [];
  const logged: LoggedMessage[] = [];
  const profile = { name: 'ANNA', ccsid: 65535 } as Profile;
  return {
    id: { number: '000123', user: 'QUSER', name: 'QZRCSRVS' },
    profile,
    type: 'prestart',
    started: 0,
    libraries: { system: ['QSYS'], current: undefined, user: [library, 'QGPL'] },
    ccsid,
    defaultCcsid: ccsid,
    sent,
    log: {
      send(message, fromProgram = '') {
        sent.push(message);
        const one = { key: logged.length + 1, message, sent: 0, fromProgram };
        logged.push(one);
        return one;
      },
      since: key => logged.filter(one => one.key > key),
      get lastKey() {
        return logged.length;
      },
    },
    ending: ending.signal,
    endRequested: false,
    attribute: () => '',
    setAttribute() {},
    runAs() {},
    end: async () => {},
    abort: () => ending.abort({ immediate: true, delay: 0 }),
  };
}

const ebcdic = charset(37);

/** Storage of `size` bytes that begins with this EBCDIC text, blank padded. */
export function storage(text: string, size = text.length): Buffer {
  const bytes = Buffer.alloc(size, 0x40);
  bytes.set(ebcdic.encode(text));
  return bytes;
}

export function textOf(bytes: Uint8Array | undefined): string {
  return ebcdic.decode(bytes ?? new Uint8Array());
}
