import { arithmetic } from './library/arithmetic.ts';
import { calendar } from './library/calendar.ts';
import { codePage } from './library/code-page.ts';
import { datetime } from './library/datetime.ts';
import { document } from './library/document.ts';
import { duration } from './library/duration.ts';
import { encoding } from './library/encoding.ts';
import { encryption } from './library/encryption.ts';
import { failure } from './library/failure.ts';
import { format } from './library/format.ts';
import { listing } from './library/listing.ts';
import { misc } from './library/misc.ts';
import { number } from './library/number.ts';
import { string } from './library/string.ts';
import { text } from './library/text.ts';

/** The functions in PostgreSQL that emitted statements call, in the schema `db2`. */
const parts = [
  failure,
  text,
  number,
  arithmetic,
  datetime,
  duration,
  codePage,
  string,
  calendar,
  format,
  misc,
  listing,
  encoding,
  encryption,
  document,
];

/** The library as SQL that can be run again over an older one: what indexes and views use stays, with what it does now. */
export const libraryText = ['CREATE SCHEMA bigiron; CREATE SCHEMA db2;', ...parts]
  .join('\n')
  .replaceAll('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')
  .replaceAll(/CREATE (SCHEMA|SEQUENCE|TABLE) /g, 'CREATE $1 IF NOT EXISTS ');
