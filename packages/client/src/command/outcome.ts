import { ReturnCode } from '@bigiron/wire/hostserver/command/index';
import { HostError, type HostMessage } from '../errors.ts';

const good: ReadonlySet<number> = new Set([
  ReturnCode.ok,
  ReturnCode.limitedUser,
  ReturnCode.ccsidNotValid,
  ReturnCode.nlvNotValid,
  ReturnCode.nlvNotInstalled,
]);

/** After these the server goes on with the connection; after any other failure it is of no more use. */
const survivable: ReadonlySet<number> = new Set([
  ReturnCode.maximumExceeded,
  ReturnCode.commandFailed,
  ReturnCode.commandCcsidNotValid,
  ReturnCode.programNotResolved,
  ReturnCode.programFailed,
]);

export function isGood(returnCode: number): boolean {
  return good.has(returnCode);
}

export function endsConnection(returnCode: number): boolean {
  return !isGood(returnCode) && !survivable.has(returnCode);
}

/** The error that names why a command or program did not end normally: the last escape, or the last message at all. */
export function refusal(what: string, returnCode: number, messages: readonly HostMessage[]): HostError {
  const reason = messages.findLast(message => message.type === '15') ?? messages.at(-1);
  if (reason !== undefined) {
    const facts = reason.id === '' ? {} : { messageId: reason.id };
    return new HostError(`${reason.id} ${reason.text}`.trim(), facts, messages);
  }
  const number = returnCode.toString(16).padStart(4, '0');
  return new HostError(`${what}: ${meanings[returnCode] ?? `return code ${number}`}`, {
    code: `return-code-${number}`,
    fault: endsConnection(returnCode) ? 'peer' : 'caller',
  });
}

const meanings: Readonly<Record<number, string>> = {
  [ReturnCode.exchangeNotValid]: 'the host refused the exchange of attributes',
  [ReturnCode.levelNotValid]: 'the host refused the data stream level',
  [ReturnCode.versionNotValid]: 'the host refused the client version',
  [ReturnCode.hostResource]: 'the host lacks what the request needs',
  [ReturnCode.maximumExceeded]: 'the command is too long, or has too many parameters',
  [ReturnCode.exitDenied]: 'an exit program refused the request',
  [ReturnCode.commandFailed]: 'the command failed, and sent no message',
  [ReturnCode.commandCcsidNotValid]: 'the host cannot read the command in this CCSID',
  [ReturnCode.programNotResolved]: 'the program was not found',
  [ReturnCode.programFailed]: 'the program failed, and sent no message',
};
