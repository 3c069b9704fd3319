import { type Conversation, DialError, type DialFailure, dial, type Target } from './conversation.ts';
import type { Protocol } from './protocol.ts';

/** What came of one conversation on one port. Times in milliseconds. */
export type Answer =
  | {
      readonly kind: 'answered';
      /** What it said, in a few words. */
      readonly evidence: string;
      /** From the first packet to the answer. */
      readonly time: number;
      readonly distrust: string | undefined;
    }
  /** The connection stands, and nothing that makes sense came back. */
  | { readonly kind: 'silent'; readonly distrust: string | undefined }
  | { readonly kind: 'failed'; readonly failure: DialFailure; readonly reason: string };

/** One connection, one protocol. `undefined` as protocol: the connection itself is the answer. Never rejects. */
export async function speak(target: Target, protocol: Protocol | undefined, serverId?: number): Promise<Answer> {
  const started = performance.now();
  let conversation: Conversation | undefined;
  try {
    conversation = await dial(target);
    const { distrust } = conversation;
    const evidence = protocol === undefined ? 'takes connections' : await protocol.recognise(conversation, serverId);
    if (evidence === undefined) return { kind: 'silent', distrust };
    return { kind: 'answered', evidence, time: performance.now() - started, distrust };
  } catch (error) {
    if (!(error instanceof DialError)) throw error;
    return { kind: 'failed', failure: error.failure, reason: error.message };
  } finally {
    conversation?.close();
  }
}
