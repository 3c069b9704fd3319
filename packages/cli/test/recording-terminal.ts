import { PassThrough } from 'node:stream';
import { main } from '../src/main.ts';

export interface Said {
  readonly status: number;
  readonly out: string;
  readonly error: string;
}

/** Runs one call of the command, with nobody at the keyboard. */
export async function bigiron(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = {},
): Promise<Said> {
  const [out, error]: [string[], string[]] = [[], []];
  const status = await main(args, {
    out: text => void out.push(text),
    error: text => void error.push(text),
    environment,
    stdin: new PassThrough() as unknown as NodeJS.ReadStream,
  });
  return { status, out: out.join('\n'), error: error.join('\n') };
}
