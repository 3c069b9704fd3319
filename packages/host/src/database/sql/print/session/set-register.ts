import type { Expression, SetRegister } from '../../ast/index.ts';
import { expression } from '../expression/expression.ts';
import { identifier } from '../name.ts';
import { list, words } from '../text.ts';

export function setRegister({ register, values }: SetRegister): string {
  switch (register) {
    case 'OPTION':
    case 'RESULT SETS':
      return `SET ${register} ${values.join(', ')}`;
    case 'ENCRYPTION PASSWORD': {
      const [password, hint] = values;
      return words(`SET ${register} = ${value(password!)}`, hint !== undefined && `WITH HINT = ${value(hint)}`);
    }
    case 'CONNECTION':
      return `SET CONNECTION ${list(values, value)}`;
    default:
      return `SET ${register} = ${list(values, value)}`;
  }
}

/** Strings are names or keywords as they count; what is no ordinary name was delimited. */
function value(one: string | Expression): string {
  if (typeof one !== 'string') return expression(one);
  if (one.startsWith('*') || one === 'SYSTEM PATH' || /^[\p{Lu}_#@$][\p{Lu}\d_#@$]*$/u.test(one)) return one;
  return identifier({ name: one, delimited: true, at: 0 });
}
