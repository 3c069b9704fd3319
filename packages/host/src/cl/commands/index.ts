import type { CommandDefinition } from '../definition/command.ts';
import { ADDAUTLE } from './authority/addautle.ts';
import { CHGAUTLE } from './authority/chgautle.ts';
import { CHGOBJOWN } from './authority/chgobjown.ts';
import { CRTAUTL } from './authority/crtautl.ts';
import { DLTAUTL } from './authority/dltautl.ts';
import { DSPAUTL } from './authority/dspautl.ts';
import { DSPOBJAUT } from './authority/dspobjaut.ts';
import { GRTOBJAUT } from './authority/grtobjaut.ts';
import { RMVAUTLE } from './authority/rmvautle.ts';
import { RVKOBJAUT } from './authority/rvkobjaut.ts';
import { CHGDTAARA } from './data-areas/chgdtaara.ts';
import { CRTDTAARA } from './data-areas/crtdtaara.ts';
import { DLTDTAARA } from './data-areas/dltdtaara.ts';
import { DSPDTAARA } from './data-areas/dspdtaara.ts';
import { CRTDTAQ } from './data-queues/crtdtaq.ts';
import { DLTDTAQ } from './data-queues/dltdtaq.ts';
import { CHGJOB } from './jobs/chgjob.ts';
import { DLYJOB } from './jobs/dlyjob.ts';
import { DSPJOB } from './jobs/dspjob.ts';
import { DSPJOBLOG } from './jobs/dspjoblog.ts';
import { ENDJOB } from './jobs/endjob.ts';
import { SBMJOB } from './jobs/sbmjob.ts';
import { CHGLIB } from './libraries/chglib.ts';
import { CLRLIB } from './libraries/clrlib.ts';
import { CRTLIB } from './libraries/crtlib.ts';
import { DLTLIB } from './libraries/dltlib.ts';
import { DSPLIB } from './libraries/dsplib.ts';
import { ADDLIBLE } from './library-lists/addlible.ts';
import { CHGCURLIB } from './library-lists/chgcurlib.ts';
import { CHGLIBL } from './library-lists/chglibl.ts';
import { DSPLIBL } from './library-lists/dsplibl.ts';
import { RMVLIBLE } from './library-lists/rmvlible.ts';
import { ADDMSGD } from './message-files/addmsgd.ts';
import { CHGMSGD } from './message-files/chgmsgd.ts';
import { CRTMSGF } from './message-files/crtmsgf.ts';
import { DLTMSGF } from './message-files/dltmsgf.ts';
import { DSPMSGD } from './message-files/dspmsgd.ts';
import { RMVMSGD } from './message-files/rmvmsgd.ts';
import { CLRMSGQ } from './message-queues/clrmsgq.ts';
import { CRTMSGQ } from './message-queues/crtmsgq.ts';
import { DLTMSGQ } from './message-queues/dltmsgq.ts';
import { DSPMSG } from './message-queues/dspmsg.ts';
import { SNDMSG } from './message-queues/sndmsg.ts';
import { CHGNETA } from './network-attributes/chgneta.ts';
import { DSPNETA } from './network-attributes/dspneta.ts';
import { CHKOBJ } from './objects/chkobj.ts';
import { DLTOBJ } from './objects/dltobj.ts';
import { DSPOBJD } from './objects/dspobjd.ts';
import { CHGPWD } from './profiles/chgpwd.ts';
import { CHGUSRPRF } from './profiles/chgusrprf.ts';
import { CRTUSRPRF } from './profiles/crtusrprf.ts';
import { DLTUSRPRF } from './profiles/dltusrprf.ts';
import { DSPUSRPRF } from './profiles/dspusrprf.ts';
import { CALL } from './programs/call.ts';
import { ADDSRVTBLE } from './servers/addsrvtble.ts';
import { DSPSRVTBLE } from './servers/dspsrvtble.ts';
import { ENDHOSTSVR } from './servers/endhostsvr.ts';
import { ENDTCPSVR } from './servers/endtcpsvr.ts';
import { RMVSRVTBLE } from './servers/rmvsrvtble.ts';
import { STRHOSTSVR } from './servers/strhostsvr.ts';
import { STRTCPSVR } from './servers/strtcpsvr.ts';
import { CHGSYSVAL } from './system-values/chgsysval.ts';
import { DSPSYSVAL } from './system-values/dspsysval.ts';

/** The commands of this system, by name. A new one is a file of its own and one line here. */
export const commands: ReadonlyMap<string, CommandDefinition> = new Map(
  [
    ADDAUTLE,
    CHGAUTLE,
    CHGOBJOWN,
    CRTAUTL,
    DLTAUTL,
    DSPAUTL,
    DSPOBJAUT,
    GRTOBJAUT,
    RMVAUTLE,
    RVKOBJAUT,
    CHGDTAARA,
    CRTDTAARA,
    DLTDTAARA,
    DSPDTAARA,
    CRTDTAQ,
    DLTDTAQ,
    CHGJOB,
    DLYJOB,
    DSPJOB,
    DSPJOBLOG,
    ENDJOB,
    SBMJOB,
    CHGLIB,
    CLRLIB,
    CRTLIB,
    DLTLIB,
    DSPLIB,
    ADDLIBLE,
    CHGCURLIB,
    CHGLIBL,
    DSPLIBL,
    RMVLIBLE,
    ADDMSGD,
    CHGMSGD,
    CRTMSGF,
    DLTMSGF,
    DSPMSGD,
    RMVMSGD,
    CLRMSGQ,
    CRTMSGQ,
    DLTMSGQ,
    DSPMSG,
    SNDMSG,
    CHKOBJ,
    DLTOBJ,
    DSPOBJD,
    CHGPWD,
    CHGUSRPRF,
    CRTUSRPRF,
    DLTUSRPRF,
    DSPUSRPRF,
    CALL,
    ADDSRVTBLE,
    DSPSRVTBLE,
    ENDHOSTSVR,
    ENDTCPSVR,
    RMVSRVTBLE,
    STRHOSTSVR,
    STRTCPSVR,
    CHGNETA,
    DSPNETA,
    CHGSYSVAL,
    DSPSYSVAL,
  ].map(definition => [definition.name, definition]),
);
