import { defaulted, type Fields, type Input, reserved, uint16, uint32 } from '../../message/index.ts';
import type { CodePoints, PartInput } from '../codepoint.ts';
import { type Message, message } from '../message.ts';
import { asks, Ors } from './operation-results.ts';
import { expandRequest } from './rle.ts';

/** The fixed part of every request to the database servers (E004, E005, E006, E00A). */
export const requestTemplate = {
  results: defaulted(uint32('what the reply shall hold, bit by bit'), 0),
  reserved: reserved(4),
  returnResults: defaulted(uint16('handle of the operation results set that is sent back'), 0),
  fillResults: defaulted(uint16('handle of the one that this request fills'), 0),
  basedOnResults: defaulted(uint16(), 0),
  rpb: defaulted(uint16('handle of the request parameter block; 0: the connection'), 0),
  descriptor: defaulted(uint16('handle of the descriptor of the parameter markers'), 0),
  parameterCount: defaulted(uint16('of the parts behind; the encoder counts them'), 0),
};

export type RequestTemplate = typeof requestTemplate;

/** What decoding any of these requests yields at least. */
export interface AnyRequest {
  readonly results: number;
  readonly returnResults: number;
  readonly fillResults: number;
  readonly basedOnResults: number;
  readonly rpb: number;
  readonly descriptor: number;
  readonly parameterCount: number;
}

const parameterCountAt = 38;

/** Longest parameters of a compressed request: what clients put into one block of rows, and the text of a statement. */
const maximumExpanded = 64 << 20;

/**
 * Declares a request: the template, then the parts. Encoding counts the parts; decoding expands requests that are run-length encoded.
 * Source of all: JTOpen `DBBaseRequestDS.java`.
 */
export function request<C extends CodePoints>(
  server: number,
  id: number,
  about: string,
  source: string,
  parts: C = {} as C,
): Message<RequestTemplate, C> {
  const options = { about, source: `JTOpen ${source}`, extensible: true };
  const plain = message(server, id, options, requestTemplate as RequestTemplate & Fields, parts);
  const names = Object.keys(parts);
  return {
    ...plain,
    encode(value: Input<RequestTemplate> & PartInput<C>, envelope, text) {
      const given = value as Record<string, unknown>;
      const frame = plain.encode(value, envelope, text);
      let count = 0;
      for (const name of names) if (given[name] !== undefined) count++;
      frame.writeUInt16BE(count, parameterCountAt);
      return frame;
    },
    decode: (frame, text) => plain.decode(isCompressed(frame) ? expandRequest(frame, maximumExpanded) : frame, text),
  } as Message<RequestTemplate, C>;
}

function isCompressed(frame: Uint8Array): boolean {
  if (frame.length < 40) return false;
  const bitmap = (frame[20]! << 24) | (frame[21]! << 16) | (frame[22]! << 8) | frame[23]!;
  return asks(bitmap, Ors.requestCompressed);
}
