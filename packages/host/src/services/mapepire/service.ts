import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WireError } from '@bigiron/wire/errors';
import { WebSocketServer } from 'ws';
import { faulted } from '../../net/channels.ts';
import { ConnectionStream } from '../../net/stream.ts';
import type { Clock } from '../../system/clock.ts';
import type { Authentication } from '../../system/profiles/authentication.ts';
import type { Service } from '../service.ts';
import { type Commands, cl } from './cl.ts';
import { connect } from './connect.ts';
import type { Client, ConnectionRooms } from './connection.ts';
import { dove, exit, getDbJob, getTraceData, getVersion, ping, setConfig } from './door-requests.ts';
import { MapepireSession, type Served } from './session.ts';
import { signOn } from './sign-on.ts';
import { execute, prepareSql, prepareSqlExecute, sql, sqlClose, sqlMore } from './sql.ts';
import { version } from './version.ts';

export interface MapepireRooms extends ConnectionRooms {
  readonly authentication: Authentication;
  readonly commands: Commands;
  readonly clock: Clock;
}

const name = 'mapepire';
/** The longest request that the real server takes. */
const maximumFrame = 50 << 20;

export function mapepireService(rooms: MapepireRooms): Service {
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: maximumFrame, perMessageDeflate: false });
  const sessions = new WeakMap<Duplex, MapepireSession>();
  const server = httpServer((request, stream, head) => void upgrade(request, stream, head));

  async function upgrade(request: IncomingMessage, stream: ConnectionStream, head: Buffer): Promise<void> {
    try {
      const { connection } = stream;
      if (pathOf(request) !== '/db/' && pathOf(request) !== '/db') return refuse(stream, '404 Not Found');
      const origin = { door: name, address: connection.remoteAddress };
      const profile = await signOn(rooms.authentication, request.headers.authorization, origin);
      if (profile === undefined) return refuse(stream, '403 Forbidden');
      connection.authenticated(profile.name);
      webSockets.handleUpgrade(request, stream, head, socket => {
        const requests = requestsOf(rooms, { profile, address: connection.remoteAddress });
        sessions.set(stream, new MapepireSession(socket, connection, { clock: rooms.clock, requests }));
      });
    } catch (error) {
      faulted.publish({ connection: stream.connection, error });
      stream.destroy(error as Error);
    }
  }

  return {
    name,
    title: 'Mapepire (SQL over WebSocket)',
    ibmName: undefined,
    port: undefined,
    tlsPort: 8076,
    server: { command: 'STRTCPSVR', value: '*MAPEPIRE' },
    maximumFrame,
    open(connection) {
      const stream = new ConnectionStream(connection);
      server.emit('connection', stream);
      return stream.session(() => {
        const session = sessions.get(stream);
        if (session === undefined) connection.end();
        else session.drain();
      });
    },
  };
}

type Upgrade = (request: IncomingMessage, stream: ConnectionStream, head: Buffer) => void;

/** Speaks HTTP on streams that it is given; it never listens. */
function httpServer(upgrade: Upgrade): Server {
  const server = createServer((request, response) => {
    const found = request.method === 'GET' && pathOf(request) === '/version';
    const body = found ? { version } : { error: 'Not found' };
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json;charset=utf-8', connection: 'close' });
    response.end(JSON.stringify(body));
  });
  server.on('upgrade', (request, stream, head) => upgrade(request, stream as ConnectionStream, head));
  server.on('clientError', (error, stream) => {
    const violation = new WireError('wrong-message', `no HTTP request: ${error.message}`);
    (stream as unknown as ConnectionStream).connection.end(violation);
  });
  return server;
}

/** Answers in HTTP, then closes. */
function refuse(stream: ConnectionStream, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] as string;
}

function requestsOf(rooms: MapepireRooms, client: Client): ReadonlyMap<string, Served> {
  const inOrder = { turn: 'in-order' } as const;
  const atOnce = { turn: 'at-once' } as const;
  const holding = { turn: 'in-order', holdsAll: true } as const;
  return new Map<string, Served>([
    ['connect', { handler: connect(rooms, client), ...holding }],
    ['sql', { handler: sql, ...inOrder }],
    ['prepare_sql', { handler: prepareSql, ...inOrder }],
    ['prepare_sql_execute', { handler: prepareSqlExecute, ...inOrder }],
    ['execute', { handler: execute, ...inOrder }],
    ['sqlmore', { handler: sqlMore, ...inOrder }],
    ['sqlclose', { handler: sqlClose, ...inOrder }],
    ['cl', { handler: cl(rooms.commands), ...holding }],
    ['dove', { handler: dove, ...atOnce }],
    ['getdbjob', { handler: getDbJob, ...atOnce }],
    ['getversion', { handler: getVersion, ...atOnce }],
    ['ping', { handler: ping, ...atOnce }],
    ['setconfig', { handler: setConfig, ...atOnce }],
    ['gettracedata', { handler: getTraceData, ...atOnce }],
    ['exit', { handler: exit, ...holding }],
  ]);
}
