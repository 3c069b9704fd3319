import {
  type BrokenRule,
  type Candidate,
  repeatsCharacter,
  repeatsConsecutively,
  samePosition,
} from './password-rules.ts';

const letter = /[A-Za-z]/;
const digit = /[0-9]/;
const special = /[^A-Za-z0-9]/;

/** Character classes by the first part of the rules' names. */
const classes = { LTR: letter, DGT: digit, SPCCHR: special } as const;

type Rule = (candidate: Candidate) => BrokenRule | undefined;

/**
 * The first of the rules of QPWDRULES that a password breaks. Rules with a number (`*MINLEN8`) carry it as their end. What has no return
 * code of its own on the host servers is "not valid".
 */
export function listedRules(candidate: Candidate, rules: readonly string[]): BrokenRule | undefined {
  for (const rule of rules) {
    const broken = ruleOf(rule)?.(candidate);
    if (broken !== undefined) return broken;
  }
  return undefined;
}

function ruleOf(text: string): Rule | undefined {
  const [, name = '', number = ''] = /^\*([A-Z3]+?)(\d*)$/.exec(text) ?? [];
  const count = Number(number);
  switch (name) {
    case 'MINLEN':
      return ({ password }) => (password.length < count ? 'new-too-short' : undefined);
    case 'MAXLEN':
      return ({ password }) => (password.length > count ? 'new-too-long' : undefined);
    case 'CHRLMTREP':
      return ({ password }) => (repeatsCharacter(password) ? 'new-repeats-character' : undefined);
    case 'CHRLMTAJC':
      return ({ password }) => (repeatsConsecutively(password) ? 'new-consecutive-repeat' : undefined);
    case 'LMTSAMPOS':
      return ({ password, oldPassword }) => (samePosition(password, oldPassword) ? 'new-same-position' : undefined);
    case 'LMTPRFNAME':
      return ({ user, password }) => (password.toUpperCase().includes(user) ? 'new-contains-user' : undefined);
    case 'REQANY':
      return ({ password, level }) => (kinds(password) < (level <= 1 ? 2 : 3) ? 'new-not-valid' : undefined);
    case 'MIXCASE':
      return ({ password, level }) => (level > 1 && !mixed(password, count) ? 'new-not-valid' : undefined);
    default:
      return classRule(name, count);
  }
}

/** Rules about letters, digits or special characters: how many, not first, not last, not side by side. */
function classRule(name: string, count: number): Rule | undefined {
  const [, kind, what] = /^(LTR|DGT|SPCCHR)(MIN|MAX|LMTFST|LMTLST|LMTAJC)$/.exec(name) ?? [];
  if (kind === undefined || what === undefined) return undefined;
  const pattern = classes[kind as keyof typeof classes];
  return ({ password }) => {
    const matches = [...password].map(character => pattern.test(character));
    const found = matches.filter(Boolean).length;
    switch (what) {
      case 'MIN':
        return found >= count ? undefined : kind === 'DGT' ? 'new-needs-digit' : 'new-not-valid';
      case 'MAX':
        return found > count ? 'new-not-valid' : undefined;
      case 'LMTFST':
        return matches[0] ? 'new-not-valid' : undefined;
      case 'LMTLST':
        return matches.at(-1) ? 'new-not-valid' : undefined;
      default:
        if (!matches.some((match, i) => match && matches[i + 1])) return undefined;
        return kind === 'DGT' ? 'new-adjacent-digits' : 'new-not-valid';
    }
  };
}

/** How many of upper case, lower case, digits and special characters occur. */
function kinds(password: string): number {
  return [/[A-Z]/, /[a-z]/, digit, special].filter(kind => kind.test(password)).length;
}

function mixed(password: string, count: number): boolean {
  const least = Math.max(count, 1);
  return (password.match(/[A-Z]/g)?.length ?? 0) >= least && (password.match(/[a-z]/g)?.length ?? 0) >= least;
}
