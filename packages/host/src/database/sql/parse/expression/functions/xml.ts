import type { FunctionArgument, FunctionOption } from '../../../ast/index.ts';
import { identifier, objectName } from '../../names.ts';
import { orderItems } from '../../query/order.ts';
import type { TokenStream } from '../../stream.ts';
import { dataType } from '../../type.ts';
import { expression } from '../expression.ts';
import type { FunctionContent } from '../function.ts';
import { stringConstant } from '../literal.ts';
import { acceptOption, asArgument } from './option.ts';

/** `[CONTENT] x AS type [VERSION '1.0'] [INCLUDING | EXCLUDING XMLDECLARATION]`. */
export function xmlSerialize(p: TokenStream): FunctionContent {
  const options = acceptOption(p, -1, 'CONTENT');
  const list = [asArgument(expression(p))];
  const { at } = p.token;
  p.expect('AS');
  options.push({ keyword: 'AS', type: dataType(p), position: 0, at });
  for (;;) {
    const more = acceptOption(p, 0, 'INCLUDING XMLDECLARATION', 'EXCLUDING XMLDECLARATION');
    const version = p.token.at;
    if (p.accept('VERSION')) more.push({ keyword: 'VERSION', value: expression(p), position: 0, at: version });
    if (more.length === 0) return { arguments: list, options };
    options.push(...more);
  }
}

/** `DOCUMENT x [STRIP | PRESERVE WHITESPACE]`. */
export function xmlParse(p: TokenStream): FunctionContent {
  const options = acceptOption(p, -1, 'DOCUMENT');
  if (options.length === 0) throw p.unexpected();
  const list = [asArgument(expression(p))];
  options.push(...acceptOption(p, 0, 'STRIP WHITESPACE', 'PRESERVE WHITESPACE'));
  return { arguments: list, options };
}

/** `NAME n, [XMLNAMESPACES(..),] [XMLATTRIBUTES(..),] content .. [OPTION NULL ON NULL | EMPTY ON NULL]`. */
export function xmlElement(p: TokenStream): FunctionContent {
  const options = [xmlName(p)];
  const list: FunctionArgument[] = [];
  while (p.accept(',')) list.push(asArgument(expression(p)));
  options.push(...onNull(p, list.length - 1));
  return { arguments: list, options };
}

/** `a AS name, b ..`: a name of an argument is what stands behind AS. */
export function xmlForest(p: TokenStream): FunctionContent {
  const list = namedList(p);
  return { arguments: list, options: onNull(p, list.length - 1) };
}

function namedList(p: TokenStream): FunctionArgument[] {
  const list = [named(p)];
  while (p.accept(',')) list.push(named(p));
  return list;
}

function named(p: TokenStream): FunctionArgument {
  const { at } = p.token;
  const value = expression(p);
  return p.accept('AS') ? { name: identifier(p), value, at } : { value, at };
}

function onNull(p: TokenStream, position: number): FunctionOption[] {
  return acceptOption(p, position, 'OPTION NULL ON NULL', 'OPTION EMPTY ON NULL');
}

/** `NAME n`: the name is the value, as if it were a column. */
function xmlName(p: TokenStream): FunctionOption {
  const { at } = p.token;
  p.expect('NAME');
  const name = identifier(p);
  return { keyword: 'NAME', value: { kind: 'column', name, at: name.at }, position: -1, at };
}

/** `'uri' AS prefix, DEFAULT 'uri', NO DEFAULT`. */
export function xmlNamespaces(p: TokenStream): FunctionContent {
  const list: FunctionArgument[] = [];
  const options: FunctionOption[] = [];
  do {
    const { at } = p.token;
    if (p.accept('DEFAULT')) options.push({ keyword: 'DEFAULT', value: expression(p), position: list.length - 1, at });
    else if (p.acceptSequence('NO', 'DEFAULT')) options.push({ keyword: 'NO DEFAULT', position: list.length - 1, at });
    else list.push(named(p));
  } while (p.accept(','));
  return { arguments: list, options };
}

/** `NAME n [, text]`. */
export function xmlPi(p: TokenStream): FunctionContent {
  const options = [xmlName(p)];
  return { arguments: p.accept(',') ? [asArgument(expression(p))] : [], options };
}

export function xmlAggregate(p: TokenStream): FunctionContent {
  const list = [asArgument(expression(p))];
  return { arguments: list, ...(p.acceptSequence('ORDER', 'BY') && { order: orderItems(p) }) };
}

/** `a AS name, .. [OPTION [ROW "r"] [AS ATTRIBUTES]]`. */
export function xmlRow(p: TokenStream): FunctionContent {
  const list = namedList(p);
  return { arguments: list, options: rowOptions(p, list.length - 1) };
}

export function xmlGroup(p: TokenStream): FunctionContent {
  const list = namedList(p);
  const order = p.acceptSequence('ORDER', 'BY') ? orderItems(p) : undefined;
  return { arguments: list, ...(order && { order }), options: rowOptions(p, list.length - 1) };
}

function rowOptions(p: TokenStream, position: number): FunctionOption[] {
  const options = acceptOption(p, position, 'OPTION');
  for (;;) {
    const { at } = p.token;
    const keyword = p.acceptAny('ROW', 'ROOT');
    if (keyword !== undefined) {
      const name = identifier(p);
      options.push({ keyword, value: { kind: 'column', name, at: name.at }, position, at });
      continue;
    }
    const more = acceptOption(p, position, 'AS ATTRIBUTES', 'NULL ON NULL', 'ABSENT ON NULL');
    if (more.length === 0) return options;
    options.push(...more);
  }
}

/** `[DOCUMENT] x [ACCORDING TO XMLSCHEMA ID s | URI 'u']`. */
export function xmlValidate(p: TokenStream): FunctionContent {
  const options = acceptOption(p, -1, 'DOCUMENT');
  const list = [asArgument(expression(p))];
  const { at } = p.token;
  if (p.acceptSequence('ACCORDING', 'TO', 'XMLSCHEMA')) options.push(schemaOption(p, at));
  return { arguments: list, options };
}

function schemaOption(p: TokenStream, at: number): FunctionOption {
  if (p.accept('ID')) {
    const { name, schema } = objectName(p);
    const qualifier = schema && { qualifier: { name: schema, at: schema.at } };
    return { keyword: 'ACCORDING TO XMLSCHEMA ID', value: { kind: 'column', name, ...qualifier, at }, position: 0, at };
  }
  p.expect('URI');
  const value = { kind: 'literal', type: 'string', value: stringConstant(p), at } as const;
  return { keyword: 'ACCORDING TO XMLSCHEMA URI', value, position: 0, at };
}
