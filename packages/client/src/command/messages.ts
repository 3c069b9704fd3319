import type { CommandReply } from '@bigiron/wire/hostserver/command/index';
import { HostError, type HostMessage } from '../errors.ts';

/** What a command or program that ended normally sent back. */
export interface CommandOutcome {
  readonly messages: readonly HostMessage[];
}

type Reply = Pick<ReturnType<typeof CommandReply.decode>, 'short' | 'withHelp' | 'full'>;

/** The messages of a reply, whichever of the three forms the host uses. */
export function messagesOf({ short, withHelp, full }: Reply): HostMessage[] {
  return [
    ...short.map(({ content, ...message }) => ({ ...message, ...content, help: '' })),
    ...withHelp.map(({ textCcsid, dataCcsid, ...message }) => trimmed(message)),
    ...full.map(({ id, severity, type, text, help, file, libraryUsed, data }) =>
      trimmed({ id, severity, type, text, help, file, library: libraryUsed, data }),
    ),
  ];
}

/** The error that names why a command or program did not end normally: the last escape, or the last message at all. */
export function refusal(what: string, messages: readonly HostMessage[]): HostError {
  const reason = messages.findLast(message => message.type === '15') ?? messages.at(-1);
  if (reason === undefined) return new HostError(`${what}: the host refused it without saying why`, { fault: 'peer' });
  const facts = reason.id === '' ? {} : { messageId: reason.id };
  return new HostError(`${reason.id} ${reason.text}`.trim(), facts, messages);
}

function trimmed(message: HostMessage): HostMessage {
  const { id, type, file, library } = message;
  return { ...message, id: id.trimEnd(), type: type.trimEnd(), file: file.trimEnd(), library: library.trimEnd() };
}
