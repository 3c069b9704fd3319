import { choice } from '../definition/builders.ts';

/** Types of IBM i objects that have a name in a library or in QSYS. Source: IBM i documentation, "External object types". */
const types =
  'ALRTBL AUTL BNDDIR CFGL CLD CLS CMD CNNL COSD CRG CRQD CSI CSPMAP CSPTBL CTLD DEVD DTAARA DTADCT DTAQ EDTD EXITRG FCT FILE FNTRSC ' +
  'FNTTBL FORMDF FTR GSS IGCDCT IGCSRT IGCTBL IMGCLG IPXD JOBD JOBQ JOBSCD JRN JRNRCV LIB LIND LOCALE MEDDFN MENU MGTCOL MODD MODULE ' +
  'MSGF MSGQ M36 M36CFG NODGRP NODL NTBD NWID NWSCFG NWSD OUTQ OVL PAGDFN PAGSEG PDFMAP PDG PGM PNLGRP PRDAVL PRDDFN PRDLOD PSFCFG ' +
  'QMFORM QMQRY QRYDFN RCT SBSD SCHIDX SPADCT SQLPKG SQLUDT SQLXSR SRVPGM SSND SVRSTG S36 TBL TIMZON USRIDX USRPRF USRQ USRSPC VLDL ' +
  'WSCST';

const special = types.split(' ').map(type => `*${type}`);

/** The OBJTYPE parameter: one type. */
export const objectType = choice('Object type', { values: special, required: true });

/** The OBJTYPE parameter where it may be *ALL. */
export const anyObjectType = choice('Object type', { values: ['*ALL', ...special], required: true });
