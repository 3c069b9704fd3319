import { type JavaProgram, startJava } from '../java.ts';

/** Where a host listens; undefined ports: the client asks the port mapper. */
export interface Address {
  readonly host: string;
  readonly tls: boolean;
  readonly signonPort?: number | undefined;
  readonly centralPort?: number | undefined;
}

/** What SignonClient.java says about one operation. */
export type Answer = Readonly<Record<string, unknown>> & {
  /** Name of the AS400SecurityException's return code. */
  readonly refused?: string;
  readonly messages?: readonly string[];
};

/** IBM Toolbox for Java, doing one thing after the other. */
export class Toolbox {
  readonly release: string;
  readonly #program: JavaProgram<Answer>;
  readonly #answers: AsyncIterator<Answer>;

  private constructor(program: JavaProgram<Answer>, answers: AsyncIterator<Answer>, release: string) {
    this.#program = program;
    this.#answers = answers;
    this.release = release;
  }

  static async start(jar: string, properties: Readonly<Record<string, string>> = {}): Promise<Toolbox> {
    const program = await startJava<Answer>('signon', 'SignonClient', { jar, properties });
    const answers = program.lines[Symbol.asyncIterator]();
    const { release } = (await answers.next()).value as { release: string };
    return new Toolbox(program, answers, /JTOpen ([\d.]+)/.exec(release)?.[1] ?? release);
  }

  async ask({ host, tls, signonPort, centralPort }: Address, ...words: readonly (string | number)[]): Promise<Answer> {
    const ports = [signonPort ?? '-', centralPort ?? '-'];
    this.#program.send([host, tls ? 'tls' : 'plain', ...ports, ...words].join('\t'));
    const answer = await this.#answers.next();
    if (answer.done === true) throw new Error('the Java program has ended');
    return answer.value;
  }

  stop(): void {
    this.#program.kill();
    // Being killed is no failure here.
    this.#answers.next().catch(() => {});
  }
}
