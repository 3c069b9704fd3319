import { char, int32, uint8 } from '@bigiron/wire/message/index';
import { optional } from '@bigiron/wire/program/index';
import { oneZero, qualifiedName } from '@bigiron/wire/systemprogram/fields';
import { type PublicAuthority, rightsOf } from '../../system/authority/rights.ts';
import { type ApiCall, api } from './api.ts';
import { errorCode } from './error-code.ts';

/** Create User Space. Source of the parameters: JTOpen `UserSpaceImplRemote.java`. */
export const quscrtus = api(
  {
    space: qualifiedName,
    attribute: char(10),
    size: int32('bytes'),
    initialValue: uint8(),
    authority: char(10),
    text: char(50),
    replace: optional(char(10, '*YES, *NO')),
    error: errorCode,
    domain: optional(char(10, '*DEFAULT, *USER, *SYSTEM')),
    transferSize: optional(int32()),
    alignment: optional(oneZero),
  },
  async ({ space, attribute, size, initialValue, authority, text, replace = '*NO' }, call) => {
    if (!['*YES', '*NO'].includes(replace)) throw call.messages.escape('CPF3C2A', [replace]);
    await call.userSpaces.create(call.job, {
      ...space,
      attribute,
      size,
      initialValue,
      automaticExtendability: false,
      authority: publicAuthority(authority, call),
      text,
      replace: replace === '*YES',
    });
  },
);

/** A special value, or the name of an authorization list. */
function publicAuthority(value: string, { messages }: ApiCall): '*LIBCRTAUT' | PublicAuthority {
  if (value === '*LIBCRTAUT') return value;
  const rights = rightsOf(value);
  if (rights !== undefined) return rights;
  if (value === '' || value.startsWith('*')) throw messages.escape('CPF3C2D', [value]);
  return { authorizationList: value };
}
