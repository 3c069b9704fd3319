import type { Command } from './command.ts';

/** The list of subcommands. */
export async function overview(commands: Readonly<Record<string, () => Promise<Command>>>): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => `  ${name.padEnd(10)}${(await load()).summary}`),
  );
  return ['Usage: bigiron SUBCOMMAND [OPTIONS]', '', ...lines, '', 'bigiron SUBCOMMAND --help tells more.'].join('\n');
}

export function helpOf(name: string, { summary, usage, notes, options }: Command): string {
  const flags = Object.entries(options).map(
    ([option, { argument }]) => `--${option}${argument === undefined ? '' : ` ${argument}`}`,
  );
  const width = Math.max(0, ...flags.map(flag => flag.length)) + 2;
  const lines = Object.values(options).map(({ help }, index) => `  ${(flags[index] as string).padEnd(width)}${help}`);
  return [
    summary,
    '',
    ...usage.split('\n').map(form => `Usage: bigiron ${name} ${form}`),
    ...(notes === undefined ? [] : ['', notes]),
    '',
    ...lines,
  ].join('\n');
}
