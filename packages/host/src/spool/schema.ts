import type { RoomSchema } from '../store/migrations.ts';

export const spoolSchema: RoomSchema = {
  room: 'spool',
  migrations: [
    {
      name: 'spooled files and their pages',
      sql: `
        CREATE TABLE spooled_file (
          id int8 PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
          job_number text NOT NULL,
          job_user text NOT NULL,
          job_name text NOT NULL,
          number int4 NOT NULL,
          name text NOT NULL,
          user_data text NOT NULL,
          owner text NOT NULL,
          width int4 NOT NULL,
          length int4 NOT NULL,
          pages int4 NOT NULL,
          created int8 NOT NULL,
          UNIQUE (job_number, job_user, job_name, number)
        );
        CREATE TABLE spooled_page (
          file int8 NOT NULL REFERENCES spooled_file (id) ON DELETE CASCADE,
          number int4 NOT NULL,
          lines text[] NOT NULL,
          PRIMARY KEY (file, number)
        );`,
    },
  ],
};
