import type { ColumnDefinition, TableConstraint } from '../../ast/index.ts';
import { identifier, objectName } from '../names.ts';
import { node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataType } from '../type.ts';
import { acceptColumnConstraint } from './constraint.ts';
import { acceptDefault } from './default.ts';
import { acceptGenerated } from './generated.ts';
import { skipBrackets } from './raw.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Attributes = Partial<
  Mutable<Omit<ColumnDefinition, 'kind' | 'name' | 'systemName' | 'type' | 'constraints' | 'at'>>
>;

/** `C [FOR COLUMN S] type attributes`, the attributes in any order. */
export function columnDefinition(p: TokenStream): ColumnDefinition {
  const { at } = p.token;
  const name = identifier(p);
  const systemName = acceptSystemName(p);
  const type = startsAttribute(p) ? undefined : dataType(p);
  const attributes: Attributes = {};
  const constraints: TableConstraint[] = [];
  for (;;) {
    if (attribute(p, attributes)) continue;
    const constraint = acceptColumnConstraint(p, name);
    if (constraint === undefined) break;
    constraints.push(constraint);
  }
  return node<ColumnDefinition>({ kind: 'column-definition', name, systemName, type, ...attributes, constraints, at });
}

/** `FOR COLUMN S`, `FOR S`. */
export function acceptSystemName(p: TokenStream): ColumnDefinition['systemName'] {
  if (p.isSequence('FOR', 'EACH', 'ROW') || !p.accept('FOR')) return undefined;
  if (p.token.key === 'COLUMN' && isNameAhead(p)) p.next();
  return identifier(p);
}

function isNameAhead(p: TokenStream): boolean {
  const { kind, key } = p.peek();
  return kind === 'name' || (kind === 'word' && key !== '(');
}

/** A row change timestamp may leave out its type. */
function startsAttribute(p: TokenStream): boolean {
  return p.is('GENERATED') || p.isSequence('NOT', 'NULL') || p.isAny('AS', 'FOR');
}

function attribute(p: TokenStream, found: Attributes): boolean {
  if (found.default === undefined) {
    const value = acceptDefault(p);
    if (value !== undefined) {
      found.default = value;
      return true;
    }
  }
  if (found.generated === undefined) {
    const generated = acceptGenerated(p);
    if (generated !== undefined) {
      found.generated = generated;
      return true;
    }
  }
  return flagAttribute(p, found);
}

function flagAttribute(p: TokenStream, found: Attributes): boolean {
  if (p.acceptSequence('NOT', 'NULL')) found.notNull = true;
  else if (p.acceptSequence('NOT', 'HIDDEN')) found.hidden = false;
  else if (p.acceptSequence('IMPLICITLY', 'HIDDEN')) found.hidden = true;
  else if (p.acceptSequence('NOT', 'LOGGED')) found.notLogged = true;
  else if (p.accept('LOGGED')) found.notLogged = false;
  else if (p.acceptSequence('NOT', 'COMPACT') || p.accept('COMPACT')) return true;
  else if (p.accept('FIELDPROC')) {
    found.fieldProcedure = objectName(p);
    if (p.is('(')) skipBrackets(p);
  } else return false;
  return true;
}
