import type { CommandDefinition } from './command.ts';
import type { Item, Part } from './part.ts';

/** A page (Markdown) that says what each command takes, made from the definitions. */
export function commandReference(definitions: Iterable<CommandDefinition>): string {
  const sorted = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `${introduction}\n${sorted.map(section).join('\n')}`;
}

const introduction = `# Commands

Made from the command definitions in \`packages/host/src/cl/commands\` by \`scripts/generate-command-reference.mjs\`; do not edit.

A command takes what IBM i's command of this name takes, as far as it can be honoured here. Nothing is ignored silently: a
keyword that is not in its table is refused with CPD0043, a value that is not with the diagnostic for its kind
([cl-diagnostics.md](cl-diagnostics.md)). Parameters up to the number in the first line can be given by position, in the order of the
table. What OUTPUT(*) displays on IBM i is printed, like OUTPUT(*PRINT), while there is no display. Two commands differ on purpose:
CHGPWD takes the passwords that IBM i asks for on a display, and DSPSRVTBLE shows the table that is on a display of CFGTCP there.
`;

function section({ name, text, positional, parameters, publicAuthority, limitedUsers }: CommandDefinition): string {
  const facts = [
    `by position: ${Math.min(positional, Object.keys(parameters).length)}`,
    `*PUBLIC authority: ${publicAuthority}`,
    ...(limitedUsers ? ['for users with limited capabilities, too'] : []),
  ];
  const rows = Object.entries(parameters).map(
    ([keyword, part]) =>
      `| ${keyword} | ${part.prompt} | ${cell(valuesOf(part))} | ${part.required ? 'required' : cell(part.default ?? '')} |`,
  );
  const table = ['| keyword | | values | default |', '|---|---|---|---|', ...rows].join('\n');
  return `## ${name}\n\n${text} (${facts.join('; ')})\n\n${rows.length > 0 ? table : 'No parameters.'}\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function valuesOf(part: Part<unknown>): string {
  if (part.kind === 'item') return itemValues(part);
  const single = [...part.single.keys()];
  return [...single, wholeValues(part)].join(', ');
}

function wholeValues(part: Exclude<Part<unknown>, { kind: 'item' }>): string {
  switch (part.kind) {
    case 'qualified':
      return Object.entries(part.parts)
        .reverse()
        .map(([name, item]) => {
          const special = [...item.special.keys()];
          return special.length > 0 ? `${name} (${special.join(', ')})` : name;
        })
        .join('/');
    case 'elements':
      return `list of: ${Object.values(part.parts)
        .map(element => `${element.prompt.toLowerCase()} (${valuesOf(element)})`)
        .join(' – ')}`;
    case 'list':
      return `up to ${part.maximum} times: ${valuesOf(part.each)}`;
  }
}

function itemValues(item: Item<unknown>): string {
  const special = [...item.special.keys()];
  return [...special, ...(item.restricted ? [] : [kindOf(item)])].join(', ');
}

function kindOf({ type, length, range, atLeast }: Item<unknown>): string {
  if (range !== undefined) return `${range[0]} to ${range[1]}`;
  switch (type) {
    case '*NAME':
      return 'name';
    case '*GENERIC':
      return 'name or generic name';
    case '*CHAR':
    case '*PNAME':
      return `up to ${length} characters`;
    case '*DATE':
      return 'date';
    case '*TIME':
      return 'time';
    case '*CMDSTR':
      return 'command';
    case '*X':
      return 'any value';
    default:
      return atLeast === undefined ? 'number' : `number from ${atLeast}`;
  }
}
