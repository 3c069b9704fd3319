import { type Terminal, UsageError } from './command.ts';

/** Asks for a password without showing it. Without a terminal there is nobody to ask, and `ways` says how else it is given. */
export function askPassword(
  { stdin, environment }: Terminal,
  question?: { prompt: string; ways: string },
): Promise<string> {
  if (!stdin.isTTY) {
    throw new UsageError(question?.ways ?? 'no password: give --password-file FILE or set BIGIRON_PASSWORD');
  }
  process.stderr.write(question?.prompt ?? `Password for ${environment.BIGIRON_USER ?? 'the user profile'}: `);
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void) => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', type);
      process.stderr.write('\n');
      settle();
    };
    const type = (chunk: Buffer) => {
      for (const character of chunk.toString('utf8')) {
        if (character === '\r' || character === '\n') return finish(() => resolve(typed));
        if (character === '\u0003' || character === '\u0004')
          return finish(() => reject(new UsageError('no password was typed')));
        typed = character === '\u007f' || character === '\b' ? typed.slice(0, -1) : typed + character;
      }
    };
    stdin.setRawMode(true);
    stdin.on('data', type);
    stdin.resume();
  });
}
