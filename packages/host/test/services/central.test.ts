import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charset } from '@bigiron/wire/ccsid/index';
import {
  AttributesExchanged,
  ConversionMap,
  EndServer,
  ExchangeAttributes,
  LicenseGranted,
  LicenseInformation,
  LicenseReleased,
  Reason,
  ReleaseLicense,
  RequestLicense,
  RetrieveConversionMap,
  RetrieveLicenseInformation,
  ReturnCode,
  Value,
} from '@bigiron/wire/hostserver/central/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { connectInMemory } from '../../src/net/memory.ts';
import { centralService } from '../../src/services/central/service.ts';
import { FrameClient } from '../hostserver/client.ts';
import { testRooms } from '../hostserver/rooms.ts';

const rooms = testRooms({ ALICE: { password: 'secret' } });
const door = centralService(rooms, 0x00070500);

async function started(): Promise<FrameClient> {
  const client = new FrameClient(connectInMemory(door));
  assert.equal((await client.start('ALICE', 'secret', ServerId.central)).returnCode, 0);
  return client;
}

const product = {
  chain: 0,
  productCcsid: 37,
  product: '5770SS1',
  featureCcsid: 37,
  feature: '5050',
  releaseCcsid: 37,
  release: 'V7R5M0',
};
const holder = { clientCcsid: 37, client: 'pc', handleCcsid: 37, handle: 'JT400', parameters: 0 };

test('1301 exchange of attributes', async () => {
  const client = await started();
  const request = { chain: 0, level: 0, ccsid: 13488, version: 0x310, nlsLevel: 1 };
  const reply = await client.ask(ExchangeAttributes.encode({ ...request, licenseLevel: 0, systemManagementLevel: 0 }));
  const { returnCode, ccsid, version } = AttributesExchanged.decode(reply);
  assert.deepEqual({ returnCode, ccsid, version }, { returnCode: 0, ccsid: 37, version: 0x00070500 });
  assert.equal(rooms.started.at(-1)?.id.name, 'QZSCSRVS');
});

test('1201 gives the map of a CCSID, both ways', async () => {
  const client = await started();
  const ask = async (from: number, to: number, text: Uint8Array) =>
    ConversionMap.decode(
      await client.ask(RetrieveConversionMap.encode({ chain: 0, from, to, type: 2, parameters: 1, text })),
    );
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  const map = await ask(1025, 61952, all);
  assert.deepEqual([map.returnCode, map.text?.length], [0, 512]);
  assert.equal(Buffer.from(map.text!).swap16().toString('utf16le'), charset(1025).decode(all));
  const back = await ask(13488, 1025, map.text!);
  assert.equal(charset(1025).decode(back.text!), charset(1025).decode(all));
  const unknown = await ask(4711, 13488, all);
  assert.deepEqual([unknown.returnCode, unknown.text], [ReturnCode.refused, undefined]);
});

test('licences are counted over all connections, and go back when a connection ends', async () => {
  const [first, second] = [await started(), await started()];
  const request = async (client: FrameClient) =>
    LicenseGranted.decode(await client.ask(RequestLicense.encode({ ...product, ...holder })));
  const release = async (client: FrameClient) =>
    LicenseReleased.decode(await client.ask(ReleaseLicense.encode({ ...product, ...holder })));

  const granted = await request(first);
  assert.deepEqual(
    [granted.returnCode, granted.secondary, granted.usageCount, granted.usageType, granted.term, granted.release],
    [0, 0, 0, 1, 'V7', 'V7R5M0'],
  );
  assert.equal((await request(second)).usageCount, 1);
  assert.equal((await release(second)).returnCode, 0);
  const again = await release(second);
  assert.deepEqual([again.returnCode, again.secondary], [ReturnCode.refused, Reason.handleMismatch]);
  first.close();
  await first.closed;
  await new Promise(resolve => setImmediate(resolve));
  assert.equal((await request(second)).usageCount, 0);
});

test('what is no product is refused', async () => {
  const client = await started();
  const reply = await client.ask(RequestLicense.encode({ ...product, product: 'NONE', ...holder }));
  const { returnCode, secondary } = LicenseGranted.decode(reply);
  assert.deepEqual([returnCode, secondary], [ReturnCode.valueNotValid, Value.product]);
  const information = RetrieveLicenseInformation.encode({ ...product, informationType: 1 });
  assert.equal(LicenseInformation.decode(await client.ask(information)).returnCode, 0);
});

test('1400 ends without a reply; unknown requests are refused under their own id', async () => {
  const client = await started();
  const unknown = EndServer.encode({}, { correlation: 4 });
  unknown.writeUInt16BE(0x1599, 18);
  assert.equal((await client.ask(unknown)).toString('hex'), '0000001a0000e000000000000000000400061599000000030001');
  client.send(EndServer.encode({}));
  assert.equal(await client.reply(), undefined);
});
