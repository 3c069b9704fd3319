import type { AnyRequest, CreateRpb } from '@bigiron/wire/hostserver/database/index';
import type { Request } from '../../hostserver/handler.ts';
import type { Conversation } from './conversation.ts';
import type { ValueParts } from './run.ts';

/** What a request parameter block keeps. */
export type BlockParameters = Partial<Omit<Request<typeof CreateRpb>, 'results' | 'unknown'>>;

const template: ReadonlySet<string> = new Set([
  'results',
  'returnResults',
  'fillResults',
  'basedOnResults',
  'rpb',
  'descriptor',
  'parameterCount',
  'unknown',
  'basedOnRpb',
]);

/** The parameters of a request without its template. */
export function parametersOf(request: object): BlockParameters {
  return Object.fromEntries(
    Object.entries(request).filter(([name, value]) => value !== undefined && !template.has(name)),
  ) as BlockParameters;
}

type FunctionRequest = AnyRequest & BlockParameters & ValueParts;

const noBlock: BlockParameters = {};

/** A request with what its block says about parameters that it leaves out. Written out field by field: this is done for every request. */
export function withBlock(request: FunctionRequest, { blocks }: Conversation): FunctionRequest {
  const block = blocks.get(request.rpb) ?? noBlock;
  return {
    results: request.results,
    returnResults: request.returnResults,
    fillResults: request.fillResults,
    basedOnResults: request.basedOnResults,
    rpb: request.rpb,
    descriptor: request.descriptor,
    parameterCount: request.parameterCount,
    parameters: request.parameters,
    originalParameters: request.originalParameters,
    arrayParameters: request.arrayParameters,
    statementName: request.statementName ?? block.statementName,
    cursorName: request.cursorName ?? block.cursorName,
    statement: request.statement ?? block.statement,
    shortStatement: request.shortStatement ?? block.shortStatement,
    openAttributes: request.openAttributes ?? block.openAttributes,
    rows: request.rows ?? block.rows,
    cursorType: request.cursorType ?? block.cursorType,
    scroll: request.scroll ?? block.scroll,
    reuse: request.reuse ?? block.reuse,
    queryTimeout: request.queryTimeout ?? block.queryTimeout,
    holdability: request.holdability ?? block.holdability,
    variableLength: request.variableLength ?? block.variableLength,
    bufferSize: request.bufferSize ?? block.bufferSize,
  };
}
