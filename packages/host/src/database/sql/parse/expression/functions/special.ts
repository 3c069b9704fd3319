import type { Predicate } from '../../../ast/index.ts';
import type { TokenStream } from '../../stream.ts';
import type { FunctionContent } from '../function.ts';
import { listagg } from './aggregate.ts';
import {
  jsonArray,
  jsonArrayAggregate,
  jsonExists,
  jsonObject,
  jsonObjectAggregate,
  jsonQuery,
  jsonValue,
} from './json.ts';
import { arrayExists, interpret } from './other.ts';
import { characterLength, extract, overlay, position, regexpLike, substring, trim } from './string.ts';
import {
  xmlAggregate,
  xmlElement,
  xmlForest,
  xmlGroup,
  xmlNamespaces,
  xmlParse,
  xmlPi,
  xmlRow,
  xmlSerialize,
  xmlValidate,
} from './xml.ts';

/** Reads what stands between the brackets; nothing when the plain form is used. */
export type SpecialFunction = (p: TokenStream) => FunctionContent | Predicate | undefined;

/**
 * Functions with keywords between their brackets. Their arguments come in the order of the form with commas: `POSITION(A IN B)` has A, B,
 * `TRIM(LEADING C FROM X)` has X, C. What the keywords say is in the options.
 */
export const specialFunctions: ReadonlyMap<string, SpecialFunction> = new Map<string, SpecialFunction>([
  ['TRIM', trim],
  ['STRIP', trim],
  ['EXTRACT', extract],
  ['POSITION', position],
  ['SUBSTRING', substring],
  ['OVERLAY', overlay],
  ['CHAR_LENGTH', characterLength],
  ['CHARACTER_LENGTH', characterLength],
  ['REGEXP_LIKE', regexpLike],
  ['LISTAGG', listagg],
  ['INTERPRET', interpret],
  ['ARRAY_EXISTS', arrayExists],
  ['JSON_VALUE', jsonValue],
  ['JSON_QUERY', jsonQuery],
  ['JSON_EXISTS', jsonExists],
  ['JSON_OBJECT', jsonObject],
  ['JSON_ARRAY', jsonArray],
  ['JSON_OBJECTAGG', jsonObjectAggregate],
  ['JSON_ARRAYAGG', jsonArrayAggregate],
  ['XMLSERIALIZE', xmlSerialize],
  ['XMLPARSE', xmlParse],
  ['XMLELEMENT', xmlElement],
  ['XMLFOREST', xmlForest],
  ['XMLATTRIBUTES', xmlForest],
  ['XMLNAMESPACES', xmlNamespaces],
  ['XMLPI', xmlPi],
  ['XMLAGG', xmlAggregate],
  ['XMLROW', xmlRow],
  ['XMLGROUP', xmlGroup],
  ['XMLVALIDATE', xmlValidate],
]);
