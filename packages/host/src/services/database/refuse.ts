import type { AnyRequest } from '@bigiron/wire/hostserver/database/index';
import type { Failure } from '../../hostserver/failure.ts';
import type { Exchange } from '../../hostserver/handler.ts';
import { diagnosticOf, malformedRequest, unknownFunction } from './diagnostic.ts';
import { reply, type State } from './serve.ts';

const templateSize = 40;

/** The reply to a request that has no handler or does not follow its table. */
export function refuse(failure: Failure, exchange: Exchange<State>): Buffer | undefined {
  const { frame, state } = exchange;
  if (frame.length < templateSize) return undefined;
  const diagnostic =
    failure.kind === 'unknown'
      ? unknownFunction
      : failure.kind === 'malformed'
        ? malformedRequest
        : diagnosticOf(failure.error);
  return reply(templateOf(frame), { diagnostic }, state.own.client, exchange);
}

function templateOf(frame: Buffer): AnyRequest {
  return {
    results: frame.readUInt32BE(20),
    returnResults: frame.readUInt16BE(28),
    fillResults: frame.readUInt16BE(30),
    basedOnResults: frame.readUInt16BE(32),
    rpb: frame.readUInt16BE(34),
    descriptor: frame.readUInt16BE(36),
    parameterCount: frame.readUInt16BE(38),
  };
}
