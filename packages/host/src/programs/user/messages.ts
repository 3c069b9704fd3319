import type { Job } from '../../system/jobs/job.ts';
import type { Catalogue } from '../../system/messages/catalogue.ts';
import { EscapeError, type Message, MessageType } from '../../system/messages/message.ts';
import { impromptu } from '../../system/messages/shipped-catalogue.ts';
import type { ProgramFile } from '../directory/listing.ts';
import { failure } from '../worker/failure.ts';
import type { Failure, Note } from '../worker/protocol.ts';

/** What a program wrote to its job log. */
export function noteMessage({ type, what }: Note, messages: Catalogue): Message {
  if (typeof what === 'string') return impromptu(what, MessageType[type], 0);
  return filled(what, MessageType[type], messages);
}

/** The escape message that a failed program ends with. An error of its code goes to the job log with where it arose. */
export function escapeOf(failed: Failure, job: Job, file: ProgramFile, messages: Catalogue): EscapeError {
  if (failed.kind === 'escape') {
    const message = failed.sent ?? filled(failed, MessageType.escape, messages);
    return new EscapeError({ ...message, type: MessageType.escape }, failed.diagnostics);
  }
  job.log.send({ ...impromptu(failed.text, MessageType.diagnostic, 40), help: failed.stack }, file.name);
  job.log.send(functionCheck('CPF9898', file, place(failed.stack, file), messages), file.name);
  return messages.escape('CPF9898', [failed.text]);
}

/** What the host answers a program with whose request failed. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof EscapeError)) return failure(error);
  const { escape: sent, diagnostics } = error;
  return { kind: 'escape', id: sent.id, replacements: [], sent, diagnostics, request: undefined };
}

/** The escape message of a program whose thread did not survive the call. */
export function threadEnded(why: string, job: Job, file: ProgramFile, messages: Catalogue): EscapeError {
  const text = `Program ${file.library}/${file.name} was ended: ${why}`;
  job.log.send(impromptu(text, MessageType.diagnostic, 40), file.name);
  return messages.escape('CEE9901', ['CPF9999', file.name, '', '']);
}

function functionCheck(id: string, { name }: ProgramFile, statement: string, messages: Catalogue): Message {
  return messages.diagnostic('CPF9999', [id, name, '', name, statement]);
}

/** The line of the program's file in which an error arose; empty when it arose elsewhere. */
function place(stack: string, { path }: ProgramFile): string {
  const at = stack.indexOf(`${path}:`);
  return at < 0 ? '' : (/^\d+/.exec(stack.slice(at + path.length + 1))?.[0] ?? '');
}

/** A message of the catalogue; of an id that it does not have, the bare replacement values. */
function filled(
  { id, replacements }: { id: string; replacements: Parameters<Catalogue['message']>[2] & {} },
  type: MessageType,
  messages: Catalogue,
): Message {
  if (messages.describe(id) !== undefined) return messages.message(id, type, replacements);
  return { ...impromptu([id, ...replacements].join(' '), type, 40), id };
}
