import type { RoomSchema } from '../../store/migrations.ts';

/** One of `bytes`, `decimal` and `logical` has the contents, as `type` says. */
export const dataAreaSchema: RoomSchema = {
  room: 'data-areas',
  migrations: [
    {
      name: 'data areas',
      sql: `
        CREATE TABLE data_area (
          object_id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
          type text NOT NULL,
          length int2 NOT NULL,
          decimals int2 NOT NULL,
          bytes bytea,
          decimal numeric,
          logical bool
        )`,
    },
  ],
};
