import { charset } from '@bigiron/wire/ccsid/index';
import { ServerId } from '@bigiron/wire/hostserver/header';
import * as ping from '@bigiron/wire/hostserver/ping';
import * as signon from '@bigiron/wire/hostserver/signon/index';
import * as start from '@bigiron/wire/hostserver/start-server/index';
import { type Handler, on, requestsOf } from '../../hostserver/handler.ts';
import { RequestSession } from '../../hostserver/session.ts';
import { vocabulary } from '../../hostserver/vocabulary.ts';
import type { Service } from '../service.ts';
import { exchangeAttributes } from './exchange.ts';
import { retrieveInformation } from './information.ts';
import { changePassword } from './password.ts';
import { errorReply } from './refuse.ts';
import { startServer } from './start.ts';
import type { SignonRooms, SignonState } from './state.ts';
import { generateToken, generateTokenForIdentity } from './token.ts';

const name = 'signon';
/** No request of this server is longer than a kilobyte or two. */
const maximumFrame = 16 << 10;

export function signonService(rooms: SignonRooms): Service {
  const handlers = [
    exchangeAttributes(rooms),
    retrieveInformation(rooms),
    changePassword(rooms),
    generateToken(rooms),
    generateTokenForIdentity,
    startServer(rooms),
    end,
  ];
  const byId = new Map(handlers.map(handler => [handler.message.id, handler]));
  const words = vocabulary(signon, start, ping);
  const text = charset(37);
  return {
    name,
    title: 'Sign-on server',
    ibmName: 'as-signon',
    port: 8476,
    tlsPort: 9476,
    server: { command: 'STRHOSTSVR', value: '*SIGNON' },
    maximumFrame,
    requests: requestsOf(handlers),
    open(connection) {
      const origin = { door: name, address: connection.remoteAddress };
      const state: SignonState = { origin, seeds: undefined, profile: undefined, refusals: 0 };
      return new RequestSession(connection, {
        serverIds: [ServerId.signon],
        maximumFrame,
        vocabulary: words,
        state,
        handler: (_server, id) => byId.get(id),
        charset: () => text,
        signedOn: () => state.profile !== undefined,
        refuse: errorReply,
        closed: () => {},
      });
    },
  };
}

/** 7006: the client closes, and expects no reply. */
const end: Handler<SignonState> = on(signon.EndServer, (_request, exchange) => {
  exchange.end();
  return undefined;
});
