import {
  LicenseGranted,
  LicenseInformation,
  LicenseReleased,
  Reason,
  ReleaseLicense,
  RequestLicense,
  RetrieveLicenseInformation,
  ReturnCode,
  Value,
} from '@bigiron/wire/hostserver/central/index';
import { type Handler, on } from '../../hostserver/handler.ts';
import type { Licenses } from './licenses.ts';
import type { CentralRequest } from './state.ts';

/** The largest number that clients in Java can show: there is no limit. */
const noLimit = 0x7fffffff;
/** Counted while they are used, not per registered user. */
const concurrentUse = 1;
const productId = /^\d{4}[A-Z0-9]{3}$/;

/** 1001, 1002 and 1003. `release` is the host's, `V7R5M0`. */
export function licenseHandlers(licenses: Licenses, release: string): Handler<CentralRequest>[] {
  const granted = {
    usageLimit: noLimit,
    usageType: concurrentUse,
    compliance: 0,
    termCcsid: 37,
    term: release.replace(/R.*/, ''),
    releaseCcsid: 37,
    release,
  };
  return [
    on(RequestLicense, (request, exchange) => {
      // Clients add one for themselves.
      const usageCount = licenses.inUse(request);
      const outcome = outcomeOf(request);
      if (outcome.returnCode === ReturnCode.ok) exchange.state.own.request(request);
      return exchange.reply(LicenseGranted, { ...outcome, ...granted, usageCount });
    }),
    on(ReleaseLicense, (request, exchange) => {
      const outcome = outcomeOf(request);
      const wasHeld = exchange.state.own.release(request);
      const mismatch = { ...outcome, returnCode: ReturnCode.refused, secondary: Reason.handleMismatch };
      return exchange.reply(LicenseReleased, wasHeld || outcome.returnCode !== ReturnCode.ok ? outcome : mismatch);
    }),
    on(RetrieveLicenseInformation, (request, exchange) => exchange.reply(LicenseInformation, outcomeOf(request))),
  ];
}

function outcomeOf({ chain, product }: { readonly chain: number; readonly product: string }) {
  return productId.test(product)
    ? { chain, returnCode: ReturnCode.ok as number, secondary: 0 }
    : { chain, returnCode: ReturnCode.valueNotValid as number, secondary: Value.product as number };
}
