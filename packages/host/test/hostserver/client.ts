import { FrameReader } from '@bigiron/wire/frames';
import { headerSize, ServerId } from '@bigiron/wire/hostserver/header';
import { substitute, verifier } from '@bigiron/wire/hostserver/password/index';
import { ProofType } from '@bigiron/wire/hostserver/signon/index';
import {
  ExchangeSeeds,
  SeedsExchanged,
  ServerStarted,
  StartServer,
  wantsJob,
} from '@bigiron/wire/hostserver/start-server/index';
import type { MemoryClient } from '../../src/net/memory.ts';

export const clientSeed = Buffer.from('0000019a9d3c2b10', 'hex');
export const serverSeed = Buffer.from('1122334455667788', 'hex');

/** Sends frames to a session and waits for its replies, one after the other. */
export class FrameClient {
  readonly #stream: MemoryClient;
  readonly #replies: Buffer[] = [];
  readonly #waiting: ((frame: Buffer | undefined) => void)[] = [];
  readonly closed: Promise<void>;
  #isClosed = false;

  constructor(stream: MemoryClient) {
    this.#stream = stream;
    const frames = new FrameReader({
      headerSize,
      length: (bytes, at) => bytes.readUInt32BE(at),
      maximum: 1 << 24,
    });
    stream.on('data', (chunk: Buffer) => {
      frames.push(chunk, frame => {
        const next = this.#waiting.shift();
        if (next === undefined) this.#replies.push(frame);
        else next(frame);
      });
    });
    this.closed = new Promise(resolve => {
      stream.once('close', () => {
        this.#isClosed = true;
        for (const next of this.#waiting.splice(0)) next(undefined);
        resolve();
      });
    });
  }

  get reason(): Error | undefined {
    return this.#stream.reason;
  }

  get profile(): string | undefined {
    return this.#stream.profile;
  }

  send(...frames: Uint8Array[]): void {
    this.#stream.write(Buffer.concat(frames));
  }

  /** The next reply; undefined when the connection closed without one. */
  reply(): Promise<Buffer | undefined> {
    const ready = this.#replies.shift();
    if (ready !== undefined || this.#isClosed) return Promise.resolve(ready);
    return new Promise(resolve => this.#waiting.push(resolve));
  }

  async ask(frame: Uint8Array): Promise<Buffer> {
    this.send(frame);
    const reply = await this.reply();
    if (reply === undefined) throw new Error(`closed without a reply: ${this.reason?.message}`);
    return reply;
  }

  close(): void {
    this.#stream.end();
  }

  /** Signs on to a server that is not the sign-on server; resolves to the return code and the job. */
  async start(user: string, password: string, server: number = ServerId.dataQueue) {
    const seeds = { client: clientSeed, server: serverSeed };
    const exchanged = await this.ask(ExchangeSeeds.encode({ clientSeed }, { server }));
    const { serverSeed: announced } = SeedsExchanged.decode(exchanged);
    const proof = substitute(2, user, await verifier(2, user, password), { ...seeds, server: Buffer.from(announced) });
    const request = { type: ProofType.sha1, sendReply: 1, substitute: proof, user };
    return ServerStarted.decode(await this.ask(StartServer.encode(request, { server, attributes: wantsJob << 8 })));
  }
}
