import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Handler, NotConnected } from './handler.ts';
import { optionalText, RequestError } from './request.ts';
import { type TraceLevel, traceLevels } from './trace.ts';
import { version } from './version.ts';

export const ping: Handler = async (_request, { connection }, told) => {
  told({ alive: true });
  if (connection === undefined) throw new NotConnected();
  return { db_alive: connection.usable };
};

export const getVersion: Handler = async () => ({ build_date: buildDate(), version });

export const getDbJob: Handler = async (_request, { connection }) => ({
  job: connection?.name ?? '??????/??????/??????',
});

/** The last thing that a client says; the WebSocket stays, and may connect anew. */
export const exit: Handler = async (_request, { replace }) => {
  await replace(undefined);
  return {};
};

export const dove: Handler = async () => {
  throw new RequestError('Visual Explain is not available on this system');
};

export const setConfig: Handler = async (request, { trace }) => {
  const destination = optionalText(request, 'tracedest')?.trim().toUpperCase();
  const level = optionalText(request, 'tracelevel')?.trim().toUpperCase();
  if (destination === 'FILE') throw new RequestError('Traces go to memory (IN_MEM) only');
  if (destination !== undefined && destination !== 'IN_MEM')
    throw new RequestError(`Invalid trace destination specified: ${destination}`);
  if (level !== undefined) {
    if (!isLevel(level)) throw new RequestError(`Invalid trace level specified: ${level}`);
    trace.level = level;
  }
  return { tracedest: 'IN_MEM', tracelevel: trace.level, jtopentracedest: 'IN_MEM', jtopentracelevel: 'OFF' };
};

export const getTraceData: Handler = async (_request, { trace }) => ({ tracedata: trace.text, jtopentracedata: '' });

function isLevel(text: string): text is TraceLevel {
  return (traceLevels as readonly string[]).includes(text);
}

/** When this file was built. */
function buildDate(): string {
  return statSync(fileURLToPath(import.meta.url)).mtime.toISOString();
}
