import type { CommandReply, MessageWithHelp } from '@bigiron/wire/hostserver/command/index';
import type { HostMessage } from './errors.ts';

type Reply = Pick<ReturnType<typeof CommandReply.decode>, 'short' | 'withHelp' | 'full'>;

/** The messages of a reply, whichever of the three forms the host uses. */
export function messagesOf({ short, withHelp, full }: Reply): HostMessage[] {
  return [
    ...short.map(({ content, ...message }) => trimmed({ ...message, ...content, help: '' })),
    ...withHelp.map(messageOf),
    ...full.map(({ libraryUsed, ...message }) => trimmed({ ...message, library: libraryUsed })),
  ];
}

export function messageOf(message: MessageWithHelp): HostMessage {
  return trimmed(message);
}

function trimmed({ id, severity, type, text, help, file, library, data }: HostMessage): HostMessage {
  return {
    id: id.trimEnd(),
    severity,
    type: type.trimEnd(),
    text,
    help,
    file: file.trimEnd(),
    library: library.trimEnd(),
    data,
  };
}
