import type { Audit } from '../audit.ts';
import type { Known } from '../authority/known.ts';
import { Right, type Rights } from '../authority/rights.ts';
import type { MessageId } from '../messages/catalogue/index.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import type { EscapeError } from '../messages/message.ts';
import type { ObjectType, QualifiedName, Requester } from './object.ts';
import { jobText, type ObjectRecord } from './record.ts';
import { type Refusal, type SearchResult, search, usableLibrary } from './search.ts';

/** Which message a command says a refusal with. */
export type RefusalMessages = (refusal: Refusal) => readonly [MessageId, ...string[]];

/** CPF98xx, which most commands and the host servers use. */
export const objectMessages: RefusalMessages = ({ reason, name, library, type }) => {
  if (reason === 'no-object') return ['CPF9801', name, library, type];
  if (reason === 'object-authority') return ['CPF9802', name, library, type];
  return [reason === 'no-library' ? 'CPF9810' : 'CPF9820', library];
};

/** CPF22xx, which the commands for authority use. */
export const securityMessages: RefusalMessages = ({ reason, name, library, type }) => {
  if (reason === 'no-object') return ['CPF2208', name, type, library];
  if (reason === 'object-authority') return ['CPF2207', name, type, library];
  return [reason === 'no-library' ? 'CPF2209' : 'CPF2216', library];
};

/** CPF21xx, which the commands for libraries use; the object is the library. */
export const libraryMessages: RefusalMessages = ({ reason, name, library }) => {
  if (reason === 'no-object') return ['CPF2110', name];
  if (reason === 'object-authority') return ['CPF2182', name];
  return [reason === 'no-library' ? 'CPF2110' : 'CPF2182', library];
};

/** Finds objects for the rooms, and throws and audits refusals. */
export class Finder {
  readonly #known: Known;
  readonly #messages: Catalogue;
  readonly #audit: Audit;

  constructor(known: Known, messages: Catalogue, audit: Audit) {
    this.#known = known;
    this.#messages = messages;
    this.#audit = audit;
  }

  /** As {@link search}. */
  async find(
    job: Requester,
    name: QualifiedName,
    type: ObjectType,
    rights: Rights | undefined,
    messages: RefusalMessages = objectMessages,
  ): Promise<ObjectRecord> {
    const result = await this.#known.settle(inquiry => search(inquiry, job, name, type, rights));
    return this.#recordIn(job, result, messages);
  }

  /** undefined: the store must be asked. */
  findKnown(job: Requester, name: QualifiedName, type: ObjectType, rights: Rights): ObjectRecord | undefined {
    const result = search(this.#known.inquiry(), job, name, type, rights);
    return result && this.#recordIn(job, result, objectMessages);
  }

  /** The library into which the user wants to put something; null for a QTEMP that does not exist yet. */
  async libraryToAddTo(job: Requester, library: string): Promise<ObjectRecord | null> {
    const found = await this.#known.settle(inquiry => usableLibrary(inquiry, job, library, Right.read | Right.add));
    if (typeof found === 'string') {
      throw this.refusal(job, { reason: found, name: library, library, type: '*LIB' }, libraryMessages);
    }
    return found.record;
  }

  /** An error to throw; a lack of authority is audited. */
  refusal(job: Requester, refusal: Refusal, messages: RefusalMessages): EscapeError {
    if (refusal.reason === 'object-authority' || refusal.reason === 'library-authority') {
      const { name, library, type } = refusal;
      this.#audit.record({
        event: 'authority-failure',
        profile: job.profile.name,
        object: refusal.reason === 'object-authority' ? `${library}/${name} ${type}` : `QSYS/${library} *LIB`,
        job: jobText(job.id),
      });
    }
    const [id, ...replacements] = messages(refusal);
    return this.#messages.escape(id, replacements);
  }

  #recordIn(job: Requester, { record, refusal }: SearchResult, messages: RefusalMessages): ObjectRecord {
    if (refusal !== undefined) throw this.refusal(job, refusal, messages);
    return record;
  }
}
