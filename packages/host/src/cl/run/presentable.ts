import type { CommandDefinition } from '../definition/command.ts';
import { commandText } from '../definition/convert.ts';
import { parse } from '../parse/parse.ts';
import { print } from '../parse/print.ts';
import type { Argument } from '../parse/syntax.ts';

/**
 * A command as job logs may show it: without the values that nobody may see, also in commands that are values of others. Of what is not a
 * known command, or not well-formed, only the name is shown: nobody knows where a secret may be in it.
 */
export function presentable(text: string, commands: ReadonlyMap<string, CommandDefinition>): string {
  const { command } = parse(text);
  if (command === undefined) return /^[^\s(]*/.exec(text.trimStart())?.[0] ?? '';
  const definition = commands.get(command.name);
  if (definition === undefined) return command.name;
  const keywords = Object.keys(definition.parameters);
  const shown = command.arguments.map((argument, index): Argument => {
    const part = definition.parameters[argument.keyword ?? keywords[index] ?? ''];
    if (part === undefined || (part.kind === 'item' && part.secret)) return { ...argument, values: [] };
    if (part.kind !== 'item' || part.type !== '*CMDSTR') return argument;
    const inner = presentable(commandText(argument.values), commands);
    return { ...argument, values: [{ kind: 'quoted', text: inner, at: argument.at }] };
  });
  return print({ ...command, arguments: shown });
}
