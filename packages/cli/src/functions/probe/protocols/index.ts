import type { Protocol } from '../protocol.ts';
import { drda } from './drda.ts';
import { ftp } from './ftp.ts';
import { hostServer } from './host-server.ts';
import { http } from './http.ts';
import { ldap } from './ldap.ts';
import { lpd } from './lpd.ts';
import { portMapper } from './port-mapper.ts';
import { rexec } from './rexec.ts';
import { smb } from './smb.ts';
import { telnet } from './telnet.ts';

/** Surest first. */
export const protocols: readonly Protocol[] = [hostServer, portMapper, telnet, ftp, http, smb, ldap, drda, rexec, lpd];
