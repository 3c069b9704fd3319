import type { ObjectAuthority } from '../../system/authority/object-authority.ts';
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
  readonly objectAuthority: Pick<ObjectAuthority, 'changeOwner'>;
  /** In whose name program objects are created. Needs *ALLOBJ. */
  readonly keeper: Requester;
}

/** One source of programs: a directory, or this software. */
export interface ProgramSource {
  /** Tells its objects from those of other sources. */
  readonly languages: readonly string[];
  /** Describes libraries that are made for its programs. */
  readonly libraryText: string;
  /** Who owns the objects. */
  readonly owner: string;
}

/**
 * Keeps an object for each program of one source, so that programs can be listed, and authority to them granted. The object lives as
 * long as the program: authorities and text outlast a change of its file and a restart.
 */
export class Registration {
  readonly #with: RegistrationCollaborators;
  readonly #source: ProgramSource;
  #known: Map<string, RegisteredProgram> | undefined;

  constructor(collaborators: RegistrationCollaborators, source: ProgramSource) {
    this.#with = collaborators;
    this.#source = source;
  }

  /** Creates and deletes objects so that there is one for each of these programs. */
  async update(programs: readonly RegisteredProgram[]): Promise<void> {
    this.#known ??= await this.#stored();
    const known = this.#known;
    const now = new Map(programs.map(program => [key(program), program]));
    const gone = [...known].filter(([name]) => !now.has(name));
    await Promise.all(
      gone.map(async ([name, program]) => {
        await this.#delete(program);
        known.delete(name);
      }),
    );
    const fresh = [...now].filter(([name]) => !known.has(name));
    const libraries = new Map<string, Promise<void>>();
    await Promise.all(
      fresh.map(async ([name, program]) => {
        await this.#create(program, libraries);
        known.set(name, program);
      }),
    );
  }

  async #stored(): Promise<Map<string, RegisteredProgram>> {
    const { objects, keeper } = this.#with;
    const everywhere = { name: '*ALL', library: '*ALL' };
    const lists = await Promise.all((['*PGM', '*SRVPGM'] as const).map(type => objects.list(keeper, everywhere, type)));
    const stored = lists
      .flat()
      .filter(({ attribute }) => this.#source.languages.includes(attribute))
      .map(({ library, name, type, attribute }) => ({ library, name, type: type as '*PGM', language: attribute }));
    return new Map(stored.map(program => [key(program), program]));
  }

  /** `libraries` holds those that are being made for programs of the same update. */
  async #create(program: RegisteredProgram, libraries: Map<string, Promise<void>>): Promise<void> {
    const { objects, keeper, objectAuthority } = this.#with;
    const { library, name, type, language } = program;
    const object = { library, name, type: type as ObjectType, attribute: language, authority: Authority.use };
    try {
      await objects.create(keeper, object);
    } catch (error) {
      // Another process of this system has found it too.
      if (isEscape(error, 'CPF9870')) return;
      if (!isEscape(error, 'CPF2110')) throw error;
      const made = libraries.get(library) ?? this.#createLibrary(library);
      libraries.set(library, made);
      await made;
      await objects.create(keeper, object);
    }
    const { owner } = this.#source;
    if (owner !== keeper.profile.name)
      await objectAuthority.changeOwner(keeper, { library, name }, type, owner, '*REVOKE');
  }

  async #createLibrary(library: string): Promise<void> {
    const { libraries, keeper } = this.#with;
    await libraries.create(keeper, library, { text: this.#source.libraryText }).catch(error => {
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
