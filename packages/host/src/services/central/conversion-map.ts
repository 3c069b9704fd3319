import { type Charset, loadCharset } from '@bigiron/wire/ccsid/index';
import { ConversionMap, Reason, RetrieveConversionMap, ReturnCode } from '@bigiron/wire/hostserver/central/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import type { CentralRequest } from './state.ts';

/** An old name of 13488 that the Toolbox uses. */
const oldUnicode = 61952;

/** 1201: what becomes of every code point of a CCSID that the client has no table for. */
export const retrieveConversionMap: Handler<CentralRequest> = on(RetrieveConversionMap, async (request, exchange) => {
  const { chain } = request;
  const [from, to] = await Promise.all([charsetOf(request.from), charsetOf(request.to)]);
  if (from === undefined || to === undefined) {
    const refused = { chain, returnCode: ReturnCode.refused, secondary: Reason.requestNotValid, parameters: 0 };
    return exchange.reply(ConversionMap, refused);
  }
  return exchange.reply(ConversionMap, {
    chain,
    returnCode: ReturnCode.ok,
    secondary: 0,
    parameters: 1,
    text: to.encode(from.decode(request.text)),
  });
});

async function charsetOf(ccsid: number): Promise<Charset | undefined> {
  try {
    return await loadCharset(ccsid === oldUnicode ? 13488 : ccsid);
  } catch {
    return undefined;
  }
}
