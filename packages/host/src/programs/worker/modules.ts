import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { needsStripping, type Resolved, resolved, resolveOwn, strippedSource } from './hooks.ts';
import type { LoadedFile } from './protocol.ts';

type Next = (first: string, context: unknown) => { url: string };

/** In Node from 22.15 on; older type declarations lack it. */
interface SynchronousHooks {
  registerHooks?(hooks: {
    resolve(specifier: string, context: { parentURL?: string }, next: Next): { url: string };
    load(url: string, context: unknown, next: (url: string, context: unknown) => unknown): unknown;
  }): void;
}

/** The modules of the programs: what imported what, and the version of each file when it was first asked for. */
export interface Modules {
  load(url: string): Promise<Record<string, unknown>>;
  /** The files behind a module. */
  files(url: string): LoadedFile[];
}

/** Lets this thread import programs. To be called once. */
export function openModules(): Modules {
  const imports = new Map<string, Set<string>>();
  const stamps = new Map<string, string>();

  const note = ({ parent = '', url, stamp }: Resolved) => {
    if (stamp === undefined) return;
    if (!stamps.has(url)) stamps.set(url, stamp);
    const known = imports.get(parent);
    if (known === undefined) imports.set(parent, new Set([url]));
    else known.add(url);
  };
  const catchUp = installHooks(note);

  return {
    load: url => import(url),
    files(url) {
      catchUp();
      const reached = new Set([url]);
      for (const one of reached) for (const imported of imports.get(one) ?? []) reached.add(imported);
      return [...reached].flatMap(one => {
        const stamp = stamps.get(one);
        return stamp === undefined ? [] : [[fileURLToPath(one), stamp] as const];
      });
    },
  };
}

/** Returns what brings in the resolutions that were noted elsewhere. */
function installHooks(note: (one: Resolved) => void): () => void {
  const { registerHooks } = nodeModule as SynchronousHooks;
  if (registerHooks !== undefined) {
    registerHooks({
      resolve(specifier, context, next) {
        const own = resolveOwn(specifier);
        const result = own === undefined ? next(specifier, context) : { url: own, shortCircuit: true };
        note(resolved(result.url, context.parentURL));
        return result;
      },
      load: (url, context, next) =>
        needsStripping(url)
          ? { format: 'module', shortCircuit: true, source: strippedSource(url) }
          : next(url, context),
    });
    return () => {};
  }
  const { port1, port2 } = new MessageChannel();
  nodeModule.register(new URL('./hooks-thread.js', import.meta.url), { data: { port: port2 }, transferList: [port2] });
  return () => {
    for (let one = receiveMessageOnPort(port1); one; one = receiveMessageOnPort(port1)) note(one.message);
  };
}
