import type {
  AlterSequence,
  CreateAlias,
  CreateSequence,
  CreateType,
  CreateVariable,
  DataType,
} from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier, objectName } from '../names.ts';
import { flag, node } from '../node.ts';
import type { TokenStream } from '../stream.ts';
import { dataType, dataTypeOrArray } from '../type.ts';
import type { CreationStart } from './creation.ts';
import { sequenceOptions } from './sequence-options.ts';

/** `FOR [TABLE] LIB.T`, `FOR LIB.T(MBR)`. */
export function createAlias(p: TokenStream, start: CreationStart): CreateAlias {
  p.expect('FOR');
  if (p.token.key === 'TABLE' && p.peek().kind === 'word') p.next();
  const target = objectName(p);
  const member = p.accept('(') ? identifier(p) : undefined;
  if (member !== undefined) p.expect(')');
  return { kind: 'create-alias', ...start, target: member === undefined ? target : { ...target, member } };
}

export function createSequence(p: TokenStream, start: CreationStart): CreateSequence {
  return { kind: 'create-sequence', ...start, options: sequenceOptions(p) };
}

export function alterSequence(p: TokenStream, at: number): AlterSequence {
  const name = objectName(p);
  const options: AlterSequence['options'] = { ...sequenceOptions(p) };
  return { kind: 'alter-sequence', name, options, at };
}

/** `AS type [WITH COMPARISONS | WITH STRONG TYPE RULES]`, `AS type ARRAY[n]`. */
export function createType(p: TokenStream, start: CreationStart): CreateType {
  p.expect('AS');
  const source: DataType = dataTypeOrArray(p);
  if (!p.acceptSequence('WITH', 'COMPARISONS')) p.acceptSequence('WITH', 'STRONG', 'TYPE', 'RULES');
  return { kind: 'create-type', ...start, source };
}

/** `type [DEFAULT | CONSTANT e]`. */
export function createVariable(p: TokenStream, start: CreationStart): CreateVariable {
  p.accept('AS');
  const type = dataType(p);
  const constant = p.accept('CONSTANT');
  const hasValue = constant || p.accept('DEFAULT');
  return node<CreateVariable>({
    kind: 'create-variable',
    ...start,
    type,
    default: hasValue ? expression(p) : undefined,
    constant: flag(constant),
  });
}
