import type { CreateRpb } from '@bigiron/wire/hostserver/database/index';
import type { Request } from '../../hostserver/handler.ts';
import type { Conversation } from './conversation.ts';

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

/** A request with what its block says about parameters that it leaves out. */
export function withBlock<R extends { readonly rpb: number }>(
  request: R,
  { blocks }: Conversation,
): R & BlockParameters {
  const block = request.rpb === 0 ? undefined : blocks.get(request.rpb);
  if (block === undefined) return request;
  // The request wins, but a parameter that it does not have must not hide the block's.
  const merged = { ...block } as Record<string, unknown>;
  for (const [name, value] of Object.entries(request)) if (value !== undefined) merged[name] = value;
  return merged as R & BlockParameters;
}
