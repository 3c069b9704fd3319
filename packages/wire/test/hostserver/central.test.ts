import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  AttributesExchanged,
  ConversionMap,
  EndServer,
  ExchangeAttributes,
  LicenseGranted,
  LicenseInformation,
  LicenseReleased,
  ReleaseLicense,
  RequestLicense,
  RetrieveConversionMap,
  RetrieveLicenseInformation,
} from '../../src/hostserver/central/index.ts';
import { checkGolden, checkRoundTrip, fromHex } from './golden.ts';

// Requests as IBM Toolbox for Java 9.4 sent them; replies as it took them, and found in them the values given here.

const blanks = (count: number) => '40'.repeat(count);

test('1301 exchange attributes, both ways', () => {
  checkGolden(
    ExchangeAttributes,
    '000000260000e00000000000000000010012130100000000000034b000000310000000000001',
    { chain: 0, level: 0, ccsid: 13488, version: 0x310, licenseLevel: 0, systemManagementLevel: 0, nlsLevel: 1 },
    { correlation: 1 },
  );
  checkGolden(
    AttributesExchanged,
    '0000003c0000e000000000000000000100161301000000000000000000000025000705000000000000010000001200080000000200000025000001f4',
    {
      chain: 0,
      returnCode: 0,
      secondary: 0,
      level: 0,
      ccsid: 37,
      version: 0x00070500,
      licenseLevel: 0,
      systemManagementLevel: 0,
      nlsLevel: 1,
      ccsids: [37, 500],
    },
    { correlation: 1 },
  );
});

const licenseRequest = `00000025f5f7f7f0e2e2f100000025f5f0f5f000000025e5f7d9f5d4f0
  00000025a594${blanks(253)}00000025d1e3f4f0f0${blanks(3)}0000`;

const licenseValue = {
  chain: 0,
  productCcsid: 37,
  product: '5770SS1',
  featureCcsid: 37,
  feature: '5050',
  releaseCcsid: 37,
  release: 'V7R5M0',
  clientCcsid: 37,
  client: 'vm',
  handleCcsid: 37,
  handle: 'JT400',
  parameters: 0,
};

test('1001 request a licence, both ways', () => {
  checkGolden(RequestLicense, `000001440000e0000000000000000002013010010000 ${licenseRequest}`, licenseValue, {
    correlation: 2,
  });
  checkGolden(
    LicenseGranted,
    '0000003a0000e00000000000000000020026100100000000000000000005000000020001000300000025e5f74040404000000025e5f7d9f5d4f0',
    {
      chain: 0,
      returnCode: 0,
      secondary: 0,
      usageLimit: 5,
      usageCount: 2,
      usageType: 1,
      compliance: 3,
      termCcsid: 37,
      term: 'V7',
      releaseCcsid: 37,
      release: 'V7R5M0',
    },
    { correlation: 2 },
  );
});

test('1002 release a licence, both ways', () => {
  checkGolden(ReleaseLicense, `000001440000e0000000000000000003013010020000 ${licenseRequest}`, licenseValue, {
    correlation: 3,
  });
  checkGolden(
    LicenseReleased,
    '0000001a0000e000000000000000000300061002000000000000',
    { chain: 0, returnCode: 0, secondary: 0 },
    { correlation: 3 },
  );
});

test('1201 conversion map, both ways', () => {
  const all = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0')).join('');
  checkGolden(
    RetrieveConversionMap,
    `000001280000e0000000000000000002000e1201000000000401000034b0000200010000010600 04 ${all}`,
    { chain: 0, from: 1025, to: 13488, type: 2, parameters: 1, text: all },
    { correlation: 2 },
  );
  const reply = ConversionMap.encode({ chain: 0, returnCode: 0, secondary: 0, parameters: 1, text: fromHex('0041') });
  assert.equal(reply.subarray(28).toString('hex'), '0000000800040041', 'clients find the text at offset 34');
});

test('1400 end', () => {
  checkGolden(EndServer, '000000140000e000000000000000000000001400', {});
});

test('requests and replies survive the wire', () => {
  const u16 = fc.nat(0xffff);
  const u32 = fc.nat(0xffffffff);
  const name = (size: number) => fc.stringMatching(new RegExp(`^[A-Z0-9]{0,${size}}$`));
  const product = {
    chain: u16,
    productCcsid: u32,
    product: name(7),
    featureCcsid: u32,
    feature: name(4),
    releaseCcsid: u32,
    release: name(6),
  };
  const outcome = fc.record({ chain: u16, returnCode: u16, secondary: u16 });
  const cases = [
    [RetrieveLicenseInformation, fc.record({ ...product, informationType: u16 })],
    [LicenseInformation, outcome],
    [LicenseReleased, outcome],
    [
      ConversionMap,
      fc.record({
        chain: u16,
        returnCode: u16,
        secondary: u16,
        parameters: u16,
        text: fc.option(fc.uint8Array(), { nil: undefined }),
      }),
    ],
  ] as const;
  for (const [message, values] of cases) {
    fc.assert(
      fc.property(values, value => checkRoundTrip(message as never, value)),
      { numRuns: 60 },
    );
  }
});
