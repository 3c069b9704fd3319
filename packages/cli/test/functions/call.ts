import { main } from '../../src/main.ts';

/** Runs a subcommand and gives what it printed. */
export async function bigiron(...args: string[]): Promise<{ status: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const status = await main(args, {
    out: text => {
      out += `${text}\n`;
    },
    error: text => {
      error += `${text}\n`;
    },
    environment: {},
    stdin: process.stdin,
  });
  return { status, out, error };
}
