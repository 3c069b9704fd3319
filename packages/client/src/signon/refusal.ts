import { charset } from '@bigiron/wire/ccsid/index';
import type { Fault } from '@bigiron/wire/errors';
import { describeReturnCode, ReturnCode, returnCodeName } from '@bigiron/wire/hostserver/signon/index';
import { type HostMessage, SignonError } from '../errors.ts';

/** Throws SignonError unless `returnCode` is good. `messages` are those that the server sent along. */
export function refuse(returnCode: number, user: string, messages: readonly HostMessage[] = []): void {
  if (returnCode === ReturnCode.ok) return;
  const name = returnCodeName(returnCode);
  const reason = messages.at(-1);
  throw new SignonError(
    `${user}: ${describeReturnCode(returnCode)}`,
    {
      code: name === undefined ? `return-code-${returnCode.toString(16).padStart(8, '0')}` : kebab(name),
      layer: 'session',
      ...(blame[returnCode >>> 16] ?? { fault: 'peer' }),
      ...(reason === undefined || reason.id === '' ? {} : { messageId: reason.id }),
    },
    messages,
  );
}

/** Whose doing it is, by the group of the return code in its upper half. */
const blame: Readonly<Record<number, { readonly fault: Fault; readonly retryable?: boolean }>> = {
  1: { fault: 'us' },
  2: { fault: 'caller' },
  3: { fault: 'caller' },
  4: { fault: 'peer', retryable: true },
  6: { fault: 'caller' },
};

/** Texts of the sign-on messages come in the CCSID of the server job, which a client that is refused never learns. */
export const signonText = charset(37);

/** `passwordIncorrect` is `password-incorrect` to programs. */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
