import { bytes, char, int32, layout, prefixed } from '../message/index.ts';

/** One value as QWCRSVAL returns it; it stands at a multiple of four. Source: JTOpen `SystemValueUtility.java`. */
export const SystemValueInformation = layout({
  name: char(10),
  type: char(1, 'C character, B binary'),
  status: char(1, 'blank; L locked'),
  data: prefixed(int32(), bytes()),
});
