import { Reason, ReturnCode } from '@bigiron/wire/hostserver/central/index';
import { at, ServerId } from '@bigiron/wire/hostserver/header';
import { message } from '@bigiron/wire/hostserver/message';
import { uint16 } from '@bigiron/wire/message/index';
import type { Exchange } from '../../hostserver/handler.ts';
import type { CentralRequest } from './state.ts';

/** Every reply of this server has the id of its request and begins with chain and return codes. */
export function refuse({ frame }: Exchange<CentralRequest>): Buffer {
  const about = { about: 'The refusal of any request.', source: 'JTOpen LicenseBaseReply.java' };
  const template = { chain: uint16(), returnCode: uint16(), secondary: uint16() };
  return message(ServerId.central, at.id(frame), about, template).encode(
    { chain: 0, returnCode: ReturnCode.refused, secondary: Reason.requestNotValid },
    { correlation: at.correlation(frame) },
  );
}
