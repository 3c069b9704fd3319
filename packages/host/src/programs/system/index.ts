import type { SystemProgram } from '../programs.ts';
import type { Api } from './api.ts';
import { OpenLists } from './open-lists.ts';
import { qcdrcmdi } from './qcdrcmdi.ts';
import { qcmdchk, qcmdexc } from './qcmdexc.ts';
import { qgyclst } from './qgyclst.ts';
import { qgygtle } from './qgygtle.ts';
import { qgyolaus } from './qgyolaus.ts';
import { qgyoljbl } from './qgyoljbl.ts';
import { qgyoljob } from './qgyoljob.ts';
import { qgyolmsg } from './qgyolmsg.ts';
import { qgyolobj } from './qgyolobj.ts';
import { qmhrcvm } from './qmhrcvm.ts';
import { qmhrmvm } from './qmhrmvm.ts';
import { qmhrtvm } from './qmhrtvm.ts';
import { qmhsndm } from './qmhsndm.ts';
import { qmhsndpm } from './qmhsndpm.ts';
import { qmhsndrm } from './qmhsndrm.ts';
import { qsyrusri } from './qsyrusri.ts';
import { quschgus } from './quschgus.ts';
import { quscrtus } from './quscrtus.ts';
import { quscusat } from './quscusat.ts';
import { qusdltus } from './qusdltus.ts';
import { quslobj } from './quslobj.ts';
import { qusrjobi } from './qusrjobi.ts';
import { qusrobjd } from './qusrobjd.ts';
import { qusrtvus } from './qusrtvus.ts';
import { qusrusat } from './qusrusat.ts';
import { qwccvtdt } from './qwccvtdt.ts';
import { qwcrdtaa } from './qwcrdtaa.ts';
import { qwcrneta } from './qwcrneta.ts';
import { qwcrsval } from './qwcrsval.ts';
import { qwcrtvca } from './qwcrtvca.ts';
import { qzruclsp } from './qzruclsp.ts';
import type { SystemRooms } from './rooms.ts';

export type { SystemRooms } from './rooms.ts';

const apis: Readonly<Record<string, Api>> = {
  QCDRCMDI: qcdrcmdi,
  QCMDCHK: qcmdchk,
  QCMDEXC: qcmdexc,
  QGYCLST: qgyclst,
  QGYGTLE: qgygtle,
  QGYOLAUS: qgyolaus,
  QGYOLJBL: qgyoljbl,
  QGYOLJOB: qgyoljob,
  QGYOLMSG: qgyolmsg,
  QGYOLOBJ: qgyolobj,
  QMHRCVM: qmhrcvm,
  QMHRMVM: qmhrmvm,
  QMHRTVM: qmhrtvm,
  QMHSNDM: qmhsndm,
  QMHSNDPM: qmhsndpm,
  QMHSNDRM: qmhsndrm,
  QSYRUSRI: qsyrusri,
  QUSCHGUS: quschgus,
  QUSCRTUS: quscrtus,
  QUSCUSAT: quscusat,
  QUSDLTUS: qusdltus,
  QUSLOBJ: quslobj,
  QUSRJOBI: qusrjobi,
  QUSROBJD: qusrobjd,
  QUSRTVUS: qusrtvus,
  QUSRUSAT: qusrusat,
  QWCCVTDT: qwccvtdt,
  QWCRDTAA: qwcrdtaa,
  QWCRNETA: qwcrneta,
  QWCRSVAL: qwcrsval,
  QWCRTVCA: qwcrtvca,
  QZRUCLSP: qzruclsp,
};

/** Where clients look for the open list APIs, some of them also in QSYS. */
const openListLibrary = 'QGY';

/** The programs that belong to the system, by `LIBRARY/NAME`, over these rooms. */
export function systemPrograms(rooms: SystemRooms): ReadonlyMap<string, SystemProgram> {
  const shared = { ...rooms, lists: new OpenLists() };
  const programs = Object.entries(apis).map(([name, api]) => [name, api(shared)] as const);
  const inQsys = programs.map(([name, program]) => [`QSYS/${name}`, program] as const);
  const openList = programs.filter(([name]) => name.startsWith(openListLibrary));
  return new Map([...inQsys, ...openList.map(([name, program]) => [`${openListLibrary}/${name}`, program] as const)]);
}
