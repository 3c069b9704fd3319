import { AttributesExchanged, ExchangeAttributes, ReturnCode } from '@bigiron/wire/hostserver/central/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import type { CentralRequest } from './state.ts';

/** 1301. NLS level 1: surrogates are understood. */
export function exchangeAttributes(release: number): Handler<CentralRequest> {
  return on(ExchangeAttributes, ({ chain }, exchange) =>
    exchange.reply(AttributesExchanged, {
      chain,
      returnCode: ReturnCode.ok,
      secondary: 0,
      level: 0,
      ccsid: exchange.charset.ccsid,
      version: release,
      licenseLevel: 0,
      systemManagementLevel: 0,
      nlsLevel: 1,
    }),
  );
}
