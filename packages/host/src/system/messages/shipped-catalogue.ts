import { type MessageId, shippedMessages } from './catalogue/index.ts';
import type { Catalogue, MessageDescription, Replacement } from './catalogue.ts';
import { description } from './declaration.ts';
import { EscapeError, type Message, MessageType } from './message.ts';
import { fillText, packReplacements } from './replacement.ts';

const descriptions: ReadonlyMap<string, MessageDescription> = new Map(
  Object.entries(shippedMessages).map(([id, declaration]) => [id, description(id, declaration)]),
);

/** The message file QSYS/QCPFMSG that comes with the software. */
export const catalogue: Catalogue = {
  message,
  escape: (id: MessageId, replacements: readonly Replacement[] = [], diagnostics: readonly Message[] = []) =>
    new EscapeError(message(id, MessageType.escape, replacements), diagnostics),
  completion: (id, replacements) => message(id, MessageType.completion, replacements),
  diagnostic: (id, replacements) => message(id, MessageType.diagnostic, replacements),
  informational: (id, replacements) => message(id, MessageType.informational, replacements),
  describe: id => descriptions.get(id),
};

function message(id: string, type: MessageType, replacements: readonly Replacement[] = []): Message {
  const found = descriptions.get(id);
  if (found === undefined) throw new TypeError(`The message catalogue has no ${id}`);
  return filledMessage(found, type, packReplacements(found.formats, replacements), 'QCPFMSG', 'QSYS');
}

/** A message made from its description and replacement data, whichever message file it comes from. */
export function filledMessage(
  { id, severity, text, help, formats }: MessageDescription,
  type: MessageType,
  data: Uint8Array,
  file: string,
  library: string,
): Message {
  return {
    id,
    type,
    severity,
    text: fillText(text, formats, data),
    help: fillText(help, formats, data),
    file,
    library,
    data,
  };
}

/** A message without id: the text alone, as SNDMSG and SNDPGMMSG MSG('...') send it. */
export function impromptu(text: string, type: MessageType, severity: number): Message {
  return { id: '', type, severity, text, help: '', file: '', library: '', data: new Uint8Array() };
}
