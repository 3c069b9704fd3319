import type { RoomSchema } from '../../store/migrations.ts';

/**
 * Entries refer to their queue without a foreign key: the check would lock the queue's row at every send. A trigger removes
 * the entries of a queue that goes. `id` is the order of arrival; `key` is empty in a queue that is not keyed, so that one
 * index serves all three sequences. Entries are not compressed: they live for milliseconds.
 */
export const dataQueueSchema: RoomSchema = {
  room: 'data-queues',
  migrations: [
    {
      name: 'data queues and their entries',
      sql: `
        CREATE TABLE data_queue (
          object_id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
          maximum_length int4 NOT NULL,
          sequence text NOT NULL,
          key_length int4 NOT NULL,
          sender_id bool NOT NULL,
          force bool NOT NULL,
          auto_reclaim bool NOT NULL
        );
        CREATE TABLE data_queue_entry (
          queue int8 NOT NULL,
          key bytea NOT NULL,
          id int8 NOT NULL GENERATED ALWAYS AS IDENTITY,
          data bytea STORAGE EXTERNAL NOT NULL,
          sender text NOT NULL,
          PRIMARY KEY (queue, key, id)
        ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
        CREATE FUNCTION remove_data_queue_entries() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN DELETE FROM data_queue_entry WHERE queue = OLD.object_id; RETURN NULL; END';
        CREATE TRIGGER data_queue_removed AFTER DELETE ON data_queue
          FOR EACH ROW EXECUTE FUNCTION remove_data_queue_entries();`,
    },
    {
      name: 'the journal of entries that a host keeps beside the store',
      sql: `
        CREATE TABLE data_queue_journal (name text NOT NULL, generation int8 NOT NULL, holder int8 NOT NULL);
        INSERT INTO data_queue_journal VALUES (gen_random_uuid()::text, 0, 0);`,
    },
    {
      name: 'queues with a number of entries',
      sql: 'ALTER TABLE data_queue ADD maximum_entries int4',
    },
  ],
};
