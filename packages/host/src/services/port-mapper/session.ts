import { WireError } from '@bigiron/wire/errors';
import { decodeQuestion, encodeReply, maximumName } from '@bigiron/wire/hostserver/portmapper';
import { framePassed } from '../../net/channels.ts';
import type { Connection, Session } from '../../net/connection.ts';
import type { PortDirectory } from '../../net/port-directory.ts';

/**
 * One question. Its end is not marked: a name is complete when it is one that the directory knows, and worth waiting for as
 * long as it is the beginning of such a name. Every client sends it in one piece.
 */
export class PortMapperSession implements Session {
  readonly #connection: Connection;
  readonly #directory: PortDirectory;
  #asked = Buffer.alloc(0);
  #answered = false;

  constructor(connection: Connection, directory: PortDirectory) {
    this.#connection = connection;
    this.#directory = directory;
  }

  data(chunk: Buffer): void {
    if (this.#answered) return;
    this.#asked = Buffer.concat([this.#asked, chunk]);
    if (this.#asked.length > maximumName) {
      this.#connection.destroy(
        new WireError('frame-too-large', `the name of a server has at most ${maximumName} bytes`),
      );
      return;
    }
    const name = decodeQuestion(this.#asked);
    const names = this.#directory.names();
    const mayGoOn = names.some(known => known.startsWith(this.#asked.toString('latin1')));
    if (names.includes(name) || !mayGoOn) this.#answer(name);
  }

  drain(): void {
    if (!this.#answered) this.#connection.end();
  }

  closed(): void {}

  #answer(name: string): void {
    this.#answered = true;
    const port = this.#directory.portOf(name);
    const reply = encodeReply(port);
    this.#trace('in', this.#asked.length, `question ${JSON.stringify(name)}`);
    this.#trace('out', reply.length, port === undefined ? 'not found' : `port ${port}`);
    this.#connection.write(reply);
    this.#connection.end();
  }

  #trace(direction: 'in' | 'out', length: number, text: string): void {
    if (!framePassed.hasSubscribers) return;
    framePassed.publish({ connection: this.#connection, direction, length, text: () => text });
  }
}
