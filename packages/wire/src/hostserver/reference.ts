import type { Fields } from '../message/index.ts';
import type { CodePoints } from './codepoint.ts';
import { anyServer, headerSize } from './header.ts';
import type { Message } from './message.ts';

/** The messages of one host server, by the names that code and traces use. */
export type Family = Readonly<Record<string, Message<Fields, CodePoints>>>;

/** The reference page of a family, as Markdown, made from the tables alone. */
export function reference(title: string, family: Family): string {
  return [`# ${title}`, '', ...Object.entries(family).flatMap(([name, message]) => section(name, message))].join('\n');
}

function section(name: string, { server, id, template, parts, options }: Message): string[] {
  let offset: number | undefined = headerSize;
  const fixed = Object.entries(template.fields).map(([field, { type, size, note }]) => {
    const line = row(offset === undefined ? '' : String(offset), field, type, note);
    offset = offset === undefined || size === undefined ? undefined : offset + size;
    return line;
  });
  const optional = Object.entries(parts).map(([part, { codePoint, field, occurs }]) =>
    row(
      hex(codePoint),
      part,
      field.type,
      [occurs === 'once' ? 'always there' : occurs, field.note].filter(Boolean).join('; '),
    ),
  );
  return [
    `## ${name}`,
    '',
    `${server === anyServer ? 'Any server' : `Server ${hex(server)}`}, id ${hex(id)}. ${options.about} Source: ${options.source}.`,
    '',
    '| at | field | type | note |',
    '|---|---|---|---|',
    ...fixed,
    ...optional,
    '',
  ];
}

function row(at: string, name: string, type: string, note: string | undefined): string {
  return `| ${at} | ${name} | ${type.replaceAll('|', '\\|')} | ${note ?? ''} |`;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
