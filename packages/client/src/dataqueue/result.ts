import type { Charset } from '@bigiron/wire/ccsid/index';
import { Result, ReturnCode, splitMessage } from '@bigiron/wire/hostserver/dataqueue/index';
import { HostError, type HostMessage } from '../errors.ts';

const noData = new Uint8Array(0);

/** Throws what a Result says, unless that is "done" or "no entry". */
export function checkResult(frame: Buffer, what: string, text: Charset): void {
  const { returnCode, message } = Result.decode(frame, text);
  if (returnCode === ReturnCode.ok || returnCode === ReturnCode.noEntry) return;
  const { id, text: reason } = splitMessage(message ?? '');
  if (id !== '') throw new HostError(`${id} ${reason}`, { messageId: id }, [hostMessage(id, reason)]);
  const code = `return-code-${returnCode.toString(16)}`;
  throw new HostError(`${what}: ${meanings[returnCode] ?? `return code ${returnCode.toString(16)}`}`, {
    code,
    fault: returnCode === ReturnCode.exitDenied ? 'caller' : 'peer',
  });
}

const meanings: Readonly<Record<number, string>> = {
  [ReturnCode.protocol]: 'the server did not expect this request now',
  [ReturnCode.syntax]: 'the server did not understand the request',
  [ReturnCode.queueDestroyed]: 'the queue is damaged',
  [ReturnCode.length]: 'a length in the request is not possible',
  [ReturnCode.level]: 'the server does not know this data stream level',
  [ReturnCode.release]: 'the server does not know this client version',
  [ReturnCode.exitDenied]: 'an exit program refused the request',
};

/** The server sends id and text only; what it sends so ended the request. */
function hostMessage(id: string, text: string): HostMessage {
  return { id, severity: 40, type: '15', text, help: '', file: '', library: '', data: noData };
}
