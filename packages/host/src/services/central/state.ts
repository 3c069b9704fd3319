import type { Served } from '../../hostserver/server.ts';
import type { HeldLicenses } from './licenses.ts';

/** What the central server keeps for a connection: the licences that it holds. */
export type CentralRequest = Served<HeldLicenses>;
