import { Authority, type Rights, rightsByName } from '../../system/authority/rights.ts';
import { choice, list } from '../definition/builders.ts';

/** Rights of the AUT parameter that can be given together. */
const single = {
  '*OBJALTER': '*OBJALTER',
  '*OBJMGT': '*OBJMGT',
  '*OBJEXIST': '*OBJEXIST',
  '*OBJOPR': '*OBJOPR',
  '*OBJREF': '*OBJREF',
  '*ADD': '*ADD',
  '*DLT': '*DLT',
  '*READ': '*READ',
  '*UPD': '*UPD',
  '*EXECUTE': '*EXECUTE',
} as const;

const combinations = {
  '*CHANGE': Authority.change,
  '*ALL': Authority.all,
  '*USE': Authority.use,
} as const;

/** The AUT parameter of GRTOBJAUT. */
export const objectRights = list(choice('Authority', { values: single, required: true }), {
  maximum: 10,
  single: { ...combinations, '*EXCLUDE': Authority.exclude, '*AUTL': '*AUTL' },
  default: '*CHANGE',
});

/** The AUT parameter of RVKOBJAUT. */
export const revokedRights = list(choice('Authority', { values: single, required: true }), {
  maximum: 10,
  single: { ...combinations, '*EXCLUDE': Authority.exclude },
  default: '*CHANGE',
});

/** The AUT parameter of CHKOBJ: what the user needs; *NONE only asks whether the object is there. */
export const neededRights = list(
  choice('Authority', { values: { ...single, '*AUTLMGT': '*AUTLMGT' }, required: true }),
  { maximum: 10, single: { '*NONE': Authority.exclude, ...combinations }, default: '*NONE' },
);

/** The AUT parameter of commands on authorization lists: *AUTLMGT may be added to any of the others. */
export const listRights = list(
  choice('Authority', {
    values: { ...single, '*AUTLMGT': '*AUTLMGT', ...combinations, '*EXCLUDE': Authority.exclude },
    required: true,
  }),
  { maximum: 11, default: '*CHANGE' },
);

/** The rights that a value of these parameters stands for. */
export function rightsOf(value: Rights | readonly (string | Rights)[]): Rights {
  if (typeof value === 'number') return value;
  return value.reduce<Rights>((all, one) => all | (typeof one === 'number' ? one : (rightsByName.get(one) ?? 0)), 0);
}
