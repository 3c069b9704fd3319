import { char, layout } from '../message/index.ts';
import { oneZero } from './fields.ts';

const user = {
  name: char(10),
  isGroup: oneZero,
  hasMembers: oneZero,
};

/** An entry of QGYOLAUS. Source: JTOpen `UserList.java`. */
export const Autu0100 = layout(user);
export const Autu0150 = layout({ ...user, text: char(50) });
