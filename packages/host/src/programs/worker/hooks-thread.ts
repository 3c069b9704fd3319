/** The hooks of `modules.ts` for releases of Node that run them in a thread of their own (before 22.15). */
import type { LoadHook, ResolveHook } from 'node:module';
import type { MessagePort } from 'node:worker_threads';
import { needsStripping, resolved, resolveOwn, strippedSource } from './hooks.ts';

let port: MessagePort;

export function initialize(data: { port: MessagePort }): void {
  port = data.port;
}

export const resolve: ResolveHook = async (specifier, context, next) => {
  const own = resolveOwn(specifier);
  const result = own === undefined ? await next(specifier, context) : { url: own, shortCircuit: true };
  port.postMessage(resolved(result.url, context.parentURL));
  return result;
};

export const load: LoadHook = async (url, context, next) =>
  needsStripping(url) ? { format: 'module', shortCircuit: true, source: strippedSource(url) } : next(url, context);
