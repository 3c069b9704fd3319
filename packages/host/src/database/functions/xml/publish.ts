import { SqlError } from '../../error.ts';
import type { Expression } from '../../sql/ast/index.ts';
import { convert } from '../../types/convert.ts';
import { isBytes, isText } from '../../types/family.ts';
import { derived, quoted, type Typed } from '../../types/settle.ts';
import type { SqlType } from '../../types/sql-type.ts';
import { orderBy } from '../aggregate/order.ts';
import { isBytesArgument, result, textArgument, typed } from '../arguments.ts';
import type { BuiltIn, BuiltInCall } from '../built-in.ts';
import { aggregate, anyString, invalidArgument, optionOf, scalar } from '../define.ts';
import { contentText, valueText, xmlName } from './text.ts';

type NamedCall = BuiltInCall & { readonly name: string };
const xml: SqlType = { name: 'XML', ccsid: 1208 };
const most = 400;

/** Functions that make XML. They write text, which PostgreSQL then reads. */
export const xmlPublishing: readonly BuiltIn[] = [
  // What these two give is text that only XMLELEMENT and XMLFOREST understand.
  scalar({
    names: ['XMLATTRIBUTES'],
    counts: [1, most],
    expected: [anyString],
    emit: call => ({ ...asXml(attributes(call), call), pg: 'text' }),
  }),
  scalar({
    names: ['XMLNAMESPACES'],
    counts: [0, most],
    expected: [anyString],
    emit: call => ({ ...asXml(namespaces(call), call), pg: 'text' }),
  }),
  scalar({ names: ['XMLELEMENT'], counts: [0, most], expected: [anyString], emit: element }),
  scalar({ names: ['XMLFOREST'], counts: [1, most], expected: [anyString], emit: forest }),
  scalar({
    names: ['XMLCONCAT'],
    counts: [2, most],
    emit: call => ({
      ...asXml(`xmlconcat(${call.args.map(one => one.sql).join(', ')})`, call),
      nullable: call.args.every(one => one.nullable),
    }),
  }),
  scalar({
    names: ['XMLCOMMENT'],
    counts: 1,
    expected: [anyString],
    emit: call => asXml(`xmlcomment(${textArgument(call, 0).text})`, call),
  }),
  scalar({
    names: ['XMLTEXT'],
    counts: 1,
    expected: [anyString],
    emit: call => asXml(`(db2.xml_escape(${textArgument(call, 0).text})::xml)`, call),
  }),
  scalar({
    names: ['XMLPI'],
    counts: [0, 1],
    expected: [anyString],
    emit(call) {
      const name = nameOf(optionOf(call, 'NAME')?.value);
      const text = call.args.length === 1 ? ` || ' ' || ${textArgument(call, 0).text}` : '';
      return asXml(`(('<?' || ${xmlName(name)}${text} || '?>')::xml)`, call);
    },
  }),
  scalar({ names: ['XMLDOCUMENT'], counts: 1, emit: call => asXml(typed(call, 0).sql, call) }),
  scalar({
    names: ['XMLPARSE'],
    counts: 1,
    expected: [anyString],
    emit(call) {
      const strip = optionOf(call, 'PRESERVE WHITESPACE') === undefined;
      const source = isBytesArgument(call, 0)
        ? `convert_from(${typed(call, 0).sql}, 'UTF8')`
        : textArgument(call, 0).text;
      return asXml(`db2.xml_parse(${source}, ${strip})`, call);
    },
  }),
  scalar({ names: ['XMLSERIALIZE'], counts: 1, emit: serialize }),
  scalar({
    names: ['XMLROW'],
    counts: [1, most],
    expected: [anyString],
    emit: call => asXml(`(${row(call)}::xml)`, call),
  }),
  aggregate({
    names: ['XMLAGG'],
    counts: 1,
    emit: call => ({ ...asXml(`xmlagg(${typed(call, 0).sql}${orderBy(call)})${call.over}`, call), nullable: true }),
  }),
  aggregate({
    names: ['XMLGROUP'],
    counts: [1, most],
    expected: [anyString],
    emit(call) {
      const root = xmlName(nameOf(optionOf(call, 'ROOT')?.value, 'rowset'));
      const rows = `string_agg(${row(call)}, ''${orderBy(call)})${call.over}`;
      return { ...asXml(`(db2.xml_element(${root}, '', ${rows})::xml)`, call), nullable: true };
    },
  }),
];

function asXml(sql: string, call: NamedCall): Typed {
  return result(sql, xml, call);
}

function nameOf(value: Expression | undefined, otherwise?: string): string {
  if (value?.kind === 'column') return value.name.name;
  if (otherwise === undefined) throw new SqlError(-104, ['', 'NAME']);
  return otherwise;
}

/** The name behind AS, or that of the column. */
function argumentName({ call }: NamedCall, index: number): string {
  const argument = call.arguments[index]!;
  const name = argument.name?.name ?? (argument.value.kind === 'column' ? argument.value.name.name : undefined);
  if (name === undefined) throw new SqlError(-153);
  return name;
}

function attributes(call: NamedCall): string {
  const list = call.args.map((value, index) => {
    const text = valueText(value);
    if (text === undefined) throw invalidArgument(index, call.name);
    return `db2.xml_attribute(${xmlName(argumentName(call, index))}, ${text})`;
  });
  return `(${list.join(' || ')})`;
}

function namespaces(call: NamedCall): string {
  const list = call.args.map(
    (_, index) =>
      `db2.xml_attribute(${quoted(`xmlns:${argumentName(call, index)}`)}, ${textArgument(call, index).text})`,
  );
  const fallback = optionOf(call, 'DEFAULT');
  if (fallback?.value !== undefined) list.push(`db2.xml_attribute('xmlns', ${call.translate(fallback.value).sql})`);
  return `(${list.join(' || ') || `''`})`;
}

function isClause({ call }: NamedCall, index: number): boolean {
  const value = call.arguments[index]?.value;
  return value?.kind === 'function' && ['XMLATTRIBUTES', 'XMLNAMESPACES'].includes(value.name.name.name);
}

/** Attributes and namespaces come first, then the content; of no content and of NULL there is an empty element. */
function element(call: NamedCall): Typed {
  const name = xmlName(nameOf(optionOf(call, 'NAME')?.value));
  const clauses = call.args.filter((_, index) => isClause(call, index)).map(one => one.sql);
  const content = call.args.filter((_, index) => !isClause(call, index));
  const parts = content.map(one => `coalesce(${contentText(one)}, '')`).join(' || ') || `''`;
  const made = `db2.xml_element(${name}, ${clauses.join(' || ') || `''`}, ${parts})::xml`;
  if (optionOf(call, 'OPTION NULL ON NULL') === undefined || content.length === 0)
    return { ...asXml(`(${made})`, call), nullable: false };
  const empty = content.map(one => `${one.sql} IS NULL`).join(' AND ');
  return { ...asXml(`(CASE WHEN NOT (${empty}) THEN ${made} END)`, call), nullable: true };
}

/** An element for each value that is not NULL; NULL when all are. */
function forest(call: NamedCall): Typed {
  const spaces = call.args.filter((_, index) => isClause(call, index)).map(one => one.sql);
  const some = call.args.filter((_, index) => !isClause(call, index)).map(one => `${one.sql} IS NOT NULL`);
  const list = elements(call, spaces.join(' || ') || `''`);
  return { ...asXml(`(CASE WHEN ${some.join(' OR ')} THEN (${list.join(' || ')})::xml END)`, call), nullable: true };
}

function elements(call: NamedCall, spaces = `''`): string[] {
  return call.args.flatMap((value, index) => {
    if (isClause(call, index)) return [];
    const made = `db2.xml_element(${xmlName(argumentName(call, index))}, ${spaces}, ${contentText(value)})`;
    return [`(CASE WHEN ${value.sql} IS NULL THEN '' ELSE ${made} END)`];
  });
}

/** `<row><A>1</A></row>`, or with AS ATTRIBUTES `<row A="1"/>`; NULL values are left out. */
function row(call: NamedCall): string {
  const name = xmlName(nameOf(optionOf(call, 'ROW')?.value, 'row'));
  if (optionOf(call, 'AS ATTRIBUTES') !== undefined) return `db2.xml_element(${name}, ${attributes(call)}, '')`;
  return `db2.xml_element(${name}, '', ${elements(call).join(' || ')})`;
}

/** XMLSERIALIZE(x AS type): text, or UTF-8 for binary types, with the declaration when it is asked for. */
function serialize(call: NamedCall): Typed {
  const option = optionOf(call, 'AS');
  if (option?.type === undefined) throw invalidArgument(1, call.name);
  const target = call.resolve(option.type);
  const source = typed(call, 0);
  const declared = optionOf(call, 'INCLUDING XMLDECLARATION') !== undefined;
  const text = declared
    ? `('<?xml version="1.0" encoding="UTF-8"?>' || (${source.sql})::text)`
    : `((${source.sql})::text)`;
  if (isBytes(target) && 'length' in target)
    return result(`db2.fit_bytes(convert_to(${text}, 'UTF8'), ${target.length}, 0)`, target, call);
  if (!isText(target)) throw invalidArgument(1, call.name);
  const fitted = derived(
    `db2.fit(${text}, ${target.length})`,
    { name: 'VARCHAR', length: target.length, ccsid: target.ccsid },
    call.args,
    'text',
  );
  return convert(fitted, target, call.session);
}
