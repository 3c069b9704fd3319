import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type HostProcess, removeDirectory, startHostProcess } from '../host-process.ts';
import { requiresToolbox, runJava } from '../java.ts';

interface Answer {
  readonly asked: string;
  readonly done: boolean;
  /** `ID severity type`; types as AS400Message numbers them: 1 completion, 2 diagnostic, 15 escape. */
  readonly messages: readonly string[];
}

let host: HostProcess;
before(async () => {
  host = await startHostProcess({ users: { ANNA: 'Password-1' } });
});
after(async () => {
  await host.stop();
  await removeDirectory(host.dataDirectory);
});

/** Input for RunCommands.java, in tabs, and what it must answer. */
type Case = readonly [input: string, ...messages: string[]];

async function check(user: string, password: string, cases: readonly Case[]): Promise<void> {
  const answers = await runJava<Answer>('cl', 'RunCommands', {
    args: [String(host.port('signon')), String(host.port('remote-command')), user, password],
    input: cases.map(([input]) => input),
  });
  assert.deepEqual(
    answers.map(({ messages }, index) => [cases[index]?.[0], ...messages]),
    cases,
  );
}

const officer = () => ['QSECOFR', host.securityOfficerPassword as string] as const;

// What a real system answers: CmdRunTestcase and CmdStressTestcase of JTOpen-test.
test('commands through CommandCall: completion messages, diagnostics and escapes', async t => {
  if (!requiresToolbox(t)) return;
  await check(...officer(), [
    ['run\tCRTLIB FRED', 'CPC2102 0 1'],
    ['run\tQSYS/CRTLIB LIB(FRED)', 'CPF2111 40 15'],
    ['run\tQSYS/CRTWLDPCE', 'CPD0030 30 2', 'CPF0001 30 15'],
    ['run\tQSYS/CRTDTAQ DTAQ(FRED/DQ) MAXLEN(1234567)', 'CPD0085 30 2', 'CPF0001 30 15'],
    ["run\tQSYS/CRTDTAARA DTAARA(FRED/DA) TYPE(*CHAR) LEN(5) VALUE('''''')", 'CPC0904 0 1'],
    [
      "run\tQSYS/CHGDTAARA DTAARA(FRED/DA (1 5)) VALUE('AB'DE')",
      'CPD0020 30 2',
      'CPD0014 30 2',
      'CPD0013 30 2',
      'CPF0001 30 15',
    ],
    ['run\tDLTLIB FRED', 'CPC2194 0 1'],
    ['run\tDLTLIB FRED', 'CPF2110 40 15'],
  ]);
  await check('ANNA', 'Password-1', [['run\tQSYS/STRHOSTSVR *ALL', 'CPD0032 30 2', 'CPF0001 30 15']]);
});

// What a real system answers: the test cases of JTOpen-test that set attributes of user profiles (UserGetSet*Testcase).
test('attributes of user profiles through the Toolbox: what is refused, and with which message', async t => {
  if (!requiresToolbox(t)) return;
  const set = (setter: string, value: string | readonly string[], id: string): Case => [
    ['set', 'TEAM', typeof value === 'string' ? setter : `${setter}[]`, ...[value].flat()].join('\t'),
    `${id} 30 2`,
  ];
  await check(...officer(), [
    ['run\tCRTUSRPRF TEAM', 'CPC2204 0 1'],
    ['set\tTEAM\tsetDescription\tThe team'],
    ['set\tTEAM\tsetStatus\t*DISABLED'],
    ['set\tTEAM\tsetSpecialAuthority[]\t*JOBCTL\t*SPLCTL'],
    set('setAccountingCode', 'abcdefghijlmnopq', 'CPD0074'),
    set('setAssistanceLevel', '*USER', 'CPD0084'),
    set('setAssistanceLevel', '*INBETWEEEN', 'CPD0084'),
    set('setCCSID', 'asdf', 'CPD0076'),
    set('setCCSID', '-1', 'CPD0088'),
    set('setCountryID', '*USER', 'CPD0074'),
    set('setCountryID', 'This Country Name Is Way Too Long', 'CPD0047'),
    set('setCurrentLibraryName', '*USER', 'CPD0078'),
    set('setCurrentLibraryName', 'ELEVENISBIG', 'CPD0074'),
    set('setCurrentLibraryName', 'This Name Is Way Too Long', 'CPD0047'),
    set('setDescription', 'abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxy', 'CPD0074'),
    set('setDisplaySignOnInformation', '*USER', 'CPD0084'),
    set('setGroupAuthority', '*INBETWEEEN', 'CPD0084'),
    set('setGroupAuthorityType', '*USER', 'CPD0084'),
    set('setGroupProfileName', '*USER', 'CPD0078'),
    set('setGroupProfileName', 'ELEVENISBIG', 'CPD0074'),
    set('setInitialMenu', '*INBETWEEEN', 'CPD0078'),
    set('setInitialProgram', '*USER', 'CPD0078'),
    set('setJobDescription', '*USER', 'CPD0078'),
    set('setKeyboardBuffering', '*USER', 'CPD0084'),
    set('setLanguageID', '*USER', 'CPD0074'),
    set('setLanguageID', 'This Name Is Way Too Long', 'CPD0047'),
    set('setLimitCapabilities', '*USER', 'CPD0084'),
    set('setLimitDeviceSessions', '567', 'CPD0084'),
    set('setMaximumStorageAllowed', '-1', 'CPD0088'),
    set('setMaximumStorageAllowed', '2147483648', 'CPD0095'),
    set('setMaximumStorageAllowed', 'asdf', 'CPD0076'),
    set('setMessageQueueDeliveryMethod', '*USER', 'CPD0084'),
    set('setOwner', '*USER', 'CPD0084'),
    set('setPasswordExpirationInterval', '367', 'CPD0085'),
    set('setPasswordExpirationInterval', '0', 'CPD0085'),
    set('setPasswordExpirationInterval', 'asdf', 'CPD0076'),
    set('setPrintDevice', 'ELEVENISBIG', 'CPD0074'),
    set('setSpecialAuthority', ['*NONE', '*SECADM'], 'CPD0094'),
    set('setSpecialAuthority', ['*USRCLS', '*SAVSYS'], 'CPD0094'),
    set('setSpecialAuthority', ['*SPLCTL', '*SAVSYS', '*USER', '*ALLOBJ', '*SECADM'], 'CPD0084'),
    set('setSpecialEnvironment', '*USER', 'CPD0084'),
    set('setStatus', '*INBETWEEEN', 'CPD0084'),
    set('setSupplementalGroups', ['ELEVENISBIG'], 'CPD0074'),
    set('setSupplementalGroups', ['*NONE', 'GRP'], 'CPD0094'),
    set('setUserOptions', ['*NONE', '*EXPERT'], 'CPD0094'),
    set('setUserClassName', '*INBETWEEEN', 'CPD0084'),
  ]);
});

// IBM i documentation, "Limit capabilities": about what a user enters, also through the remote command server (which tells the client
// so, 0100), not about what programs run. QCMDEXC is called like any other program, and the user's authority is what counts.
test('a user with limited capabilities: commands for him, the others only through QCMDEXC, and never beyond his authority', async t => {
  if (!requiresToolbox(t)) return;
  await check(...officer(), [
    ['run\tCRTUSRPRF TIM PASSWORD(LIMITED1) LMTCPB(*YES)', 'CPC2204 0 1'],
    ['run\tCRTLIB TIMLIB AUT(*CHANGE)', 'CPC2102 0 1'],
    ['run\tCRTLIB OTHERLIB AUT(*EXCLUDE)', 'CPC2102 0 1'],
  ]);
  await check('TIM', 'LIMITED1', [
    ["run\tSNDMSG MSG('Hello') TOUSR(QSECOFR)"],
    ['run\tCRTDTAQ DTAQ(TIMLIB/Q) MAXLEN(10)', 'CPD0032 30 2', 'CPF0001 30 15'],
    ['run\tCALL PGM(QCMDEXC) PARM(CRTLIB 6)', 'CPD0032 30 2', 'CPF0001 30 15'],
    ['exc\tCRTDTAQ DTAQ(TIMLIB/Q) MAXLEN(10)'],
    ['exc\tCRTDTAQ DTAQ(OTHERLIB/Q) MAXLEN(10)', 'CPF2182 40 15'],
    ['exc\tCRTUSRPRF EVE', 'CPD0032 30 2', 'CPF0006 30 15'],
    ['exc\tNOSUCHCMD', 'CPD0030 30 2', 'CPF0006 30 15'],
    ['run\tCHKOBJ OBJ(TIMLIB/Q) OBJTYPE(*DTAQ)', 'CPD0032 30 2', 'CPF0001 30 15'],
    ['exc\tCHKOBJ OBJ(TIMLIB/Q) OBJTYPE(*DTAQ)'],
  ]);
});
