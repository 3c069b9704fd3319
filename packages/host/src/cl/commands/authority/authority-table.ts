import type { Column, Report } from '../../../spool/report.ts';
import { authorityName, type Rights, rightsByName } from '../../../system/authority/rights.ts';

interface Line {
  readonly user: string;
  readonly owner: boolean;
  readonly primaryGroup?: boolean;
  readonly rights: Rights | '*AUTL';
}

/** Who has which authority, one line for each: a name for usual combinations, and an X for each single right. */
export function authorityTable(report: Report, lines: readonly Line[]): void {
  const columns: Column[] = [
    { heading: 'User', width: 10 },
    { heading: 'As', width: 8 },
    { heading: 'Authority', width: 9 },
    ...[...rightsByName.keys()].map(name => ({ heading: name, width: name.length })),
  ];
  report.table(
    columns,
    lines.map(({ user, owner, primaryGroup, rights }) => [
      user,
      owner ? '*OWNER' : primaryGroup === true ? '*PGP' : '',
      rights === '*AUTL' ? rights : authorityName(rights),
      ...[...rightsByName.values()].map(right => (rights !== '*AUTL' && (rights & right) !== 0 ? 'X' : '')),
    ]),
  );
}
