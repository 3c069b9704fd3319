export { ConversionMap, MappingType, RetrieveConversionMap } from './conversion-map.ts';
export { AttributesExchanged, EndServer, ExchangeAttributes } from './exchange.ts';
export {
  LicenseGranted,
  LicenseInformation,
  LicenseReleased,
  ReleaseLicense,
  RequestLicense,
  RetrieveLicenseInformation,
} from './license.ts';
export { Reason, ReturnCode, Value } from './return-code.ts';
