import type { RoomSchema } from '../../store/migrations.ts';

/** Only pages that were written are there; what is missing holds the initial value. Pages are not compressed, parts of them change. */
export const userSpaceSchema: RoomSchema = {
  room: 'user-spaces',
  migrations: [
    {
      name: 'user spaces and their pages',
      sql: `
        CREATE TABLE user_space (
          object_id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
          size int4 NOT NULL,
          initial_value int2 NOT NULL,
          extendable bool NOT NULL
        );
        CREATE TABLE user_space_page (
          space int8 NOT NULL REFERENCES user_space (object_id) ON DELETE CASCADE,
          number int4 NOT NULL,
          bytes bytea STORAGE EXTERNAL NOT NULL,
          PRIMARY KEY (space, number)
        );`,
    },
  ],
};
