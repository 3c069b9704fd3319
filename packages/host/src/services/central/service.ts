import * as central from '@bigiron/wire/hostserver/central/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import { releaseName } from '@bigiron/wire/hostserver/release';
import { type Handler, on } from '../../hostserver/handler.ts';
import { type HostServer, type HostServerRooms, hostServerDoor } from '../../hostserver/server.ts';
import type { Service } from '../service.ts';
import { retrieveConversionMap } from './conversion-map.ts';
import { exchangeAttributes } from './exchange.ts';
import { licenseHandlers } from './license.ts';
import { type HeldLicenses, Licenses } from './licenses.ts';
import { refuse } from './refuse.ts';
import type { CentralRequest } from './state.ts';

/** A request for the map of a double-byte CCSID holds all its code points. */
const maximumFrame = 256 << 10;

/** `release`: what the host says it is; 00070500 for V7R5M0. */
export function centralService(rooms: HostServerRooms, release: number): Service {
  const licenses = new Licenses();
  const server: HostServer<HeldLicenses> = {
    name: 'central',
    maximumFrame,
    serverIds: [ServerId.central],
    jobName: 'QZSCSRVS',
    messages: [central],
    handlers: [
      exchangeAttributes(release),
      retrieveConversionMap,
      ...licenseHandlers(licenses, releaseName(release)),
      end,
    ],
    begin: () => licenses.hold(),
    end: held => held.releaseAll(),
    refuse: (_failure, exchange) => refuse(exchange),
  };
  return {
    ...hostServerDoor(server, rooms),
    title: 'Central server',
    ibmName: 'as-central',
    port: 8470,
    tlsPort: 9470,
    server: { command: 'STRHOSTSVR', value: '*CENTRAL' },
  };
}

/** 1400: the client closes, and expects no reply. */
const end: Handler<CentralRequest> = on(central.EndServer, (_request, exchange) => {
  exchange.end();
  return undefined;
});
