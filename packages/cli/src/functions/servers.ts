import { ServerId } from '@bigiron/wire/hostserver/header';

/** What is spoken on a port. `undocumented`: its first bytes are not public, so only the connection itself can be tested. */
export type ProtocolName =
  | 'port-mapper'
  | 'host-server'
  | 'telnet'
  | 'ftp'
  | 'http'
  | 'smb'
  | 'ldap'
  | 'drda'
  | 'lpd'
  | 'rexec'
  | 'undocumented';

/** A server of IBM big iron, as firewalls and port mappers know it. */
export interface WellKnownServer {
  /** Short name, for options and tables. */
  readonly name: string;
  readonly title: string;
  /** Name in IBM's service table, which the port mapper is asked for; the TLS one is it with `-s`, or `tlsService`. */
  readonly service: string;
  readonly tlsService?: string;
  /** undefined: spoken over TLS only. */
  readonly port: number | undefined;
  /** undefined: has no TLS port. */
  readonly tlsPort: number | undefined;
  readonly protocol: ProtocolName;
  /** Of the host servers: the server id in the header of their messages. */
  readonly serverId?: number;
  /** CL command that starts it on an IBM i; undefined: not started by a command of the system. */
  readonly start: string | undefined;
}

/**
 * Ports are facts of IBM's service table (WRKSRVTBLE), information APAR II12227 and "What server ports are used by the IBM i
 * Toolbox for Java"; Mapepire's of its own documentation.
 */
export const servers = [
  {
    name: 'port-mapper',
    title: 'Port mapper',
    service: 'as-svrmap',
    port: 449,
    tlsPort: undefined,
    protocol: 'port-mapper',
    start: 'STRHOSTSVR SERVER(*SVRMAP)',
  },
  hostServer('central', 'Central', 'as-central', 8470, ServerId.central, '*CENTRAL'),
  hostServer('database', 'Database', 'as-database', 8471, ServerId.database, '*DATABASE'),
  hostServer('data-queue', 'Data queue', 'as-dtaq', 8472, ServerId.dataQueue, '*DTAQ'),
  hostServer('file', 'File', 'as-file', 8473, ServerId.file, '*FILE'),
  hostServer('print', 'Network print', 'as-netprt', 8474, ServerId.print, '*NETPRT'),
  hostServer('remote-command', 'Remote command', 'as-rmtcmd', 8475, ServerId.remoteCommand, '*RMTCMD'),
  hostServer('signon', 'Sign-on', 'as-signon', 8476, ServerId.signon, '*SIGNON'),
  {
    name: 'ddm',
    title: 'DDM and DRDA',
    service: 'drda',
    tlsService: 'ddm-ssl',
    port: 446,
    tlsPort: 448,
    protocol: 'drda',
    start: 'STRTCPSVR SERVER(*DDM)',
  },
  {
    name: 'telnet',
    title: 'Telnet 5250',
    service: 'telnet',
    tlsService: 'telnet-ssl',
    port: 23,
    tlsPort: 992,
    protocol: 'telnet',
    start: 'STRTCPSVR SERVER(*TELNET)',
  },
  {
    name: 'ftp',
    title: 'FTP',
    service: 'ftp-control',
    tlsService: 'ftps-control',
    port: 21,
    tlsPort: 990,
    protocol: 'ftp',
    start: 'STRTCPSVR SERVER(*FTP)',
  },
  {
    name: 'lpd',
    title: 'Line printer',
    service: 'lpd',
    port: 515,
    tlsPort: undefined,
    protocol: 'lpd',
    start: 'STRTCPSVR SERVER(*LPD)',
  },
  {
    name: 'rexec',
    title: 'Remote execution',
    service: 'exec',
    port: 512,
    tlsPort: undefined,
    protocol: 'rexec',
    start: 'STRTCPSVR SERVER(*REXEC)',
  },
  {
    name: 'netserver',
    title: 'NetServer (SMB)',
    service: 'cifs',
    port: 445,
    tlsPort: undefined,
    protocol: 'smb',
    start: 'STRTCPSVR SERVER(*NETSVR)',
  },
  {
    name: 'ldap',
    title: 'Directory (LDAP)',
    service: 'ldap',
    tlsService: 'ldaps',
    port: 389,
    tlsPort: 636,
    protocol: 'ldap',
    start: 'STRTCPSVR SERVER(*DIRSRV)',
  },
  {
    name: 'web-admin',
    title: 'Web administration',
    service: 'as-admin-http',
    tlsService: 'as-admin-https',
    port: 2001,
    tlsPort: 2010,
    protocol: 'http',
    start: 'STRTCPSVR SERVER(*HTTP) HTTPSVR(*ADMIN)',
  },
  {
    name: 'management-central',
    title: 'Management Central',
    service: 'as-mgtc',
    tlsService: 'as-mgtc-ssl',
    port: 5555,
    tlsPort: 5566,
    protocol: 'undocumented',
    start: 'STRTCPSVR SERVER(*MGTC)',
  },
  {
    name: 'eci',
    title: 'CICS ECI',
    service: 'cics-eci',
    port: 1435,
    tlsPort: undefined,
    protocol: 'undocumented',
    start: undefined,
  },
  {
    name: 'direct-api',
    title: 'Connect:Direct API',
    service: 'ndm-api',
    port: 1363,
    tlsPort: undefined,
    protocol: 'undocumented',
    start: undefined,
  },
  {
    name: 'direct-node',
    title: 'Connect:Direct node',
    service: 'ndm-server',
    port: 1364,
    tlsPort: undefined,
    protocol: 'undocumented',
    start: undefined,
  },
  {
    name: 'mapepire',
    title: 'Mapepire',
    service: 'mapepire',
    tlsService: 'mapepire',
    port: undefined,
    tlsPort: 8076,
    protocol: 'http',
    start: undefined,
  },
] as const satisfies readonly WellKnownServer[];

export type WellKnownServerName = (typeof servers)[number]['name'];

export function serverNamed(name: WellKnownServerName): WellKnownServer {
  return servers.find(server => server.name === name) as WellKnownServer;
}

/** What the port mapper is asked for. */
export function serviceOf({ service, tlsService }: WellKnownServer, tls: boolean): string {
  return tls ? (tlsService ?? `${service}-s`) : service;
}

export function portOf({ port, tlsPort }: WellKnownServer, tls: boolean): number | undefined {
  return tls ? tlsPort : port;
}

/** The host servers' TLS ports are their plain ones plus 1000. */
function hostServer<const N extends string>(
  name: N,
  title: string,
  service: string,
  port: number,
  serverId: number,
  value: string,
) {
  return {
    name,
    title,
    service,
    port,
    tlsPort: port + 1000,
    protocol: 'host-server',
    serverId,
    start: `STRHOSTSVR SERVER(${value})`,
  } as const;
}
