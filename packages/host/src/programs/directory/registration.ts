import { Authority } from '../../system/authority/rights.ts';
import { EscapeError } from '../../system/messages/message.ts';
import type { Libraries, Objects, ObjectType, Requester } from '../../system/objects/object.ts';

/** A program that there is, whatever implements it. */
export interface RegisteredProgram {
  readonly library: string;
  readonly name: string;
  readonly type: '*PGM' | '*SRVPGM';
  /** What runs it; kept as the attribute of the object. */
  readonly language: string;
}

export interface RegistrationCollaborators {
  readonly objects: Objects;
  readonly libraries: Libraries;
  /** In whose name program objects are created; their owner. Needs *ALLOBJ. */
  readonly keeper: Requester;
}

/**
 * Keeps an object for each program of one source, so that programs can be listed, and authority to them granted. The object lives as
 * long as the program: authorities and text outlast a change of its file and a restart.
 */
export class Registration {
  readonly #with: RegistrationCollaborators;
  readonly #languages: ReadonlySet<string>;
  readonly #libraryText: string;
  #known: Map<string, RegisteredProgram> | undefined;

  /** `languages` tells the objects of this source from others; `libraryText` describes libraries that are made for them. */
  constructor(collaborators: RegistrationCollaborators, languages: readonly string[], libraryText: string) {
    this.#with = collaborators;
    this.#languages = new Set(languages);
    this.#libraryText = libraryText;
  }

  /** Creates and deletes objects so that there is one for each of these programs. */
  async update(programs: readonly RegisteredProgram[]): Promise<void> {
    this.#known ??= await this.#stored();
    const known = this.#known;
    const now = new Map(programs.map(program => [key(program), program]));
    for (const [name, program] of known) {
      if (now.has(name)) continue;
      await this.#delete(program);
      known.delete(name);
    }
    for (const [name, program] of now) {
      if (known.has(name)) continue;
      await this.#create(program);
      known.set(name, program);
    }
  }

  async #stored(): Promise<Map<string, RegisteredProgram>> {
    const { objects, keeper } = this.#with;
    const everywhere = { name: '*ALL', library: '*ALL' };
    const lists = await Promise.all((['*PGM', '*SRVPGM'] as const).map(type => objects.list(keeper, everywhere, type)));
    const stored = lists
      .flat()
      .filter(({ attribute }) => this.#languages.has(attribute))
      .map(({ library, name, type, attribute }) => ({ library, name, type: type as '*PGM', language: attribute }));
    return new Map(stored.map(program => [key(program), program]));
  }

  async #create({ library, name, type, language }: RegisteredProgram): Promise<void> {
    const { objects, keeper } = this.#with;
    const object = { library, name, type: type as ObjectType, attribute: language, authority: Authority.use };
    try {
      await objects.create(keeper, object);
    } catch (error) {
      // Another process of this system has found it too.
      if (isEscape(error, 'CPF9870')) return;
      if (!isEscape(error, 'CPF2110')) throw error;
      await this.#createLibrary(library);
      await objects.create(keeper, object);
    }
  }

  async #createLibrary(library: string): Promise<void> {
    const { libraries, keeper } = this.#with;
    await libraries.create(keeper, library, { text: this.#libraryText }).catch(error => {
      if (!isEscape(error, 'CPF2111')) throw error;
    });
  }

  async #delete({ library, name, type }: RegisteredProgram): Promise<void> {
    const { objects, keeper } = this.#with;
    await objects.delete(keeper, { library, name }, type).catch(error => {
      if (!isEscape(error, 'CPF9801') && !isEscape(error, 'CPF9810')) throw error;
    });
  }
}

export function isEscape(error: unknown, id: string): boolean {
  return error instanceof EscapeError && error.escape.id === id;
}

function key({ library, name, type }: RegisteredProgram): string {
  return `${library}/${name} ${type}`;
}
