import type { Json, Store } from '../../store/store.ts';
import { Authority, Right } from '../authority/rights.ts';
import { shippedMessages } from '../messages/catalogue/index.ts';
import type { Catalogue, MessageDescription } from '../messages/catalogue.ts';
import type { Message, MessageType } from '../messages/message.ts';
import { filledMessage } from '../messages/shipped-catalogue.ts';
import { substituteEscape } from '../messages/substitute.ts';
import type { NewObject, ObjectDescription, Objects, QualifiedName, Requester } from '../objects/object.ts';
import type { FoundMessage, MessageChanges, MessageFiles } from './message-file.ts';

/** Where the messages of the system are. */
export const systemMessageFile: QualifiedName = { name: 'QCPFMSG', library: 'QSYS' };

const systemIds = Object.keys(shippedMessages).sort();

/** The message file room. */
export class StoredMessageFiles implements MessageFiles {
  readonly #store: Store;
  readonly #objects: Objects;
  readonly #messages: Catalogue;

  constructor({ store, objects, messages }: { store: Store; objects: Objects; messages: Catalogue }) {
    this.#store = store;
    this.#objects = objects;
    this.#messages = messages;
  }

  async create(job: Requester, file: Pick<NewObject, 'name' | 'library' | 'text' | 'authority'>): Promise<void> {
    await this.#objects.create(job, { ...file, type: '*MSGF' }, async (tx, id) => {
      await tx.query('INSERT INTO message_file (object_id) VALUES ($1)', [id]);
    });
  }

  delete(job: Requester, { name, library }: QualifiedName): Promise<void> {
    return substituteEscape(this.#objects.delete(job, { name, library }, '*MSGF'), {
      CPF9801: () => this.#messages.escape('CPF2105', [name, library, '*MSGF']),
      CPF9802: () => this.#messages.escape('CPF2189', [name, library, '*MSGF']),
      CPF9810: () => this.#messages.escape('CPF2110', [library]),
      CPF9820: () => this.#messages.escape('CPF2182', [library]),
    });
  }

  async add(job: Requester, name: QualifiedName, description: MessageDescription): Promise<void> {
    const { id, severity, text, help, formats, defaultReply = null } = description;
    const file = await this.#resolve(job, name, Authority.use | Right.add);
    if (isSystemFile(file)) throw this.#messages.escape('CPF2411', [file.name, file.library]);
    if (!/^[A-Z][A-Z0-9]{2}[0-9A-F]{4}$/.test(id)) throw this.#messages.escape('CPF2499', [id]);
    const { count } = await this.#store.query(
      `INSERT INTO message_description (file, id, severity, text, help, formats, default_reply)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7) ON CONFLICT DO NOTHING`,
      [file.id, id, severity, text, help, formats as unknown as Json, defaultReply],
    );
    if (count === 0) throw this.#messages.escape('CPF2412', [id, file.name, file.library]);
  }

  async change(job: Requester, name: QualifiedName, id: string, changes: MessageChanges): Promise<void> {
    const file = await this.#resolve(job, name, Authority.use | Right.update);
    if (isSystemFile(file)) throw this.#messages.escape('CPF2411', [file.name, file.library]);
    const { severity = null, text = null, help = null, formats = null, defaultReply = null } = changes;
    const { count } = await this.#store.query(
      `UPDATE message_description SET severity = coalesce($3, severity), text = coalesce($4, text), help = coalesce($5, help),
         formats = coalesce($6::jsonb, formats), default_reply = coalesce($7, default_reply)
       WHERE file = $1 AND id = $2`,
      [file.id, id, severity, text, help, formats as unknown as Json, defaultReply],
    );
    if (count === 0) throw this.#messages.escape('CPF2419', [id, file.name, file.library]);
  }

  async remove(job: Requester, name: QualifiedName, id: string): Promise<void> {
    const file = await this.#resolve(job, name, Authority.use | Right.delete);
    if (isSystemFile(file)) throw this.#messages.escape('CPF2411', [file.name, file.library]);
    const { count } = await this.#store.query('DELETE FROM message_description WHERE file = $1 AND id = $2', [
      file.id,
      id,
    ]);
    if (count === 0) throw this.#messages.escape('CPF2419', [id, file.name, file.library]);
  }

  async describe(job: Requester, name: QualifiedName, id: string): Promise<FoundMessage> {
    const file = await this.#resolve(job, name, Authority.use);
    const description = isSystemFile(file) ? this.#messages.describe(id) : await this.#read(file, 'id = $2', id);
    if (description === undefined) throw this.#messages.escape('CPF2419', [id, file.name, file.library]);
    return { description, file: file.name, library: file.library };
  }

  async following(job: Requester, name: QualifiedName, id = ''): Promise<FoundMessage | undefined> {
    const file = await this.#resolve(job, name, Authority.use);
    const next = isSystemFile(file) ? systemIds.find(each => each > id) : undefined;
    const description = isSystemFile(file)
      ? next && this.#messages.describe(next)
      : await this.#read(file, 'id COLLATE "C" > $2', id);
    return description ? { description, file: file.name, library: file.library } : undefined;
  }

  async message(
    job: Requester,
    name: QualifiedName,
    id: string,
    type: MessageType,
    data: Uint8Array,
  ): Promise<Message> {
    const { description, file, library } = await this.describe(job, name, id);
    return filledMessage(description, type, data, file, library);
  }

  #resolve(job: Requester, name: QualifiedName, rights: number): Promise<ObjectDescription> {
    const names = [name.name, name.library];
    return substituteEscape(this.#objects.resolve(job, name, '*MSGF', rights), {
      CPF9801: () => this.#messages.escape('CPF2407', names),
      CPF9802: () => this.#messages.escape('CPF2411', names),
      CPF9810: () => this.#messages.escape('CPF2407', names),
      CPF9820: () => this.#messages.escape('CPF2401', [name.library]),
    });
  }

  async #read(file: ObjectDescription, condition: string, id: string): Promise<MessageDescription | undefined> {
    const { rows } = await this.#store.query<MessageDescription & { default_reply: string | null }>(
      `SELECT id, severity, text, help, formats, default_reply FROM message_description WHERE file = $1 AND ${condition}
       ORDER BY id COLLATE "C" LIMIT 1`,
      [file.id, id],
    );
    if (rows[0] === undefined) return undefined;
    const { default_reply: reply, ...description } = rows[0];
    return reply === null || reply === '' ? description : { ...description, defaultReply: reply };
  }
}

function isSystemFile({ name, library }: ObjectDescription): boolean {
  return name === systemMessageFile.name && library === systemMessageFile.library;
}
