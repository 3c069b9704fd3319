import type { Profile } from '../profiles/profile.ts';
import type { SystemValueSnapshot } from '../values/system-value.ts';
import type { LibraryList } from './job.ts';

/** The library list with which a job of this user starts. */
export function initialLibraries(values: SystemValueSnapshot, profile: Profile): LibraryList {
  return {
    system: values.get('QSYSLIBL'),
    current: profile.currentLibrary === '*CRTDFT' ? undefined : profile.currentLibrary,
    user: values.get('QUSRLIBL').filter(library => library !== '*NONE'),
  };
}

/** The CCSID with which a job of this user starts; 65535 when neither the profile nor QCCSID names one. */
export function initialCcsid(values: SystemValueSnapshot, profile: Profile): number {
  return profile.ccsid === 65535 ? values.get('QCCSID') : profile.ccsid;
}

/** EBCDIC CCSIDs by language identifier, where it is not 37. Source: IBM i documentation, "Default CCSID values". */
const byLanguage: Readonly<Record<string, number>> = {
  ARA: 420,
  BGR: 1025,
  CHS: 1388,
  CHT: 937,
  CSY: 870,
  DAN: 277,
  DES: 500,
  DEU: 273,
  ELL: 875,
  ENB: 500,
  ENG: 285,
  ESP: 284,
  EST: 1122,
  FIN: 278,
  FRA: 297,
  FRB: 500,
  FRS: 500,
  HEB: 424,
  HRV: 870,
  HUN: 870,
  ISL: 871,
  ITA: 280,
  ITS: 500,
  JPN: 5026,
  KOR: 933,
  LTU: 1112,
  LVA: 1112,
  NLB: 500,
  NOR: 277,
  PLK: 870,
  ROM: 870,
  RUS: 1025,
  SKY: 870,
  SLO: 870,
  SQI: 500,
  SRB: 1025,
  SRL: 870,
  SVE: 278,
  THA: 838,
  TRK: 1026,
  UKR: 1025,
};

/** What CCSID a job's text is in when its CCSID says that nothing is converted. */
export function defaultCcsid(ccsid: number, language: string): number {
  return ccsid === 65535 ? (byLanguage[language] ?? 37) : ccsid;
}
