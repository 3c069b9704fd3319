import type { RoomSchema } from '../../store/migrations.ts';

/**
 * `job` has a row per job that is active, waits on a job queue, or left a log; times are milliseconds since 1970 UTC. `state` is what
 * another process needs to describe the job: library list, CCSID, changed attributes. `request` is what was asked of the process
 * that runs the job and that it has not done yet. Job messages refer to their job without a foreign key, since both are
 * written behind and a job may be cleared away meanwhile; a trigger removes them with it.
 */
export const jobSchema: RoomSchema = {
  room: 'jobs',
  migrations: [
    {
      name: 'processes, jobs and job logs',
      sql: `
        CREATE SEQUENCE host_process_id AS int4 CYCLE;
        CREATE TABLE host_process (id int4 PRIMARY KEY, since int8 NOT NULL);
        CREATE SEQUENCE job_number AS int4 MINVALUE 1 MAXVALUE 999999 CYCLE;
        CREATE TABLE job (
          number int4 PRIMARY KEY,
          user_name text NOT NULL,
          name text NOT NULL,
          type text NOT NULL,
          subsystem text NOT NULL,
          status text NOT NULL,
          profile text NOT NULL,
          process int4,
          entered int8 NOT NULL,
          started int8,
          ended int8,
          end_code int2,
          state jsonb NOT NULL,
          request jsonb
        );
        CREATE INDEX job_by_name ON job (name);
        CREATE INDEX job_by_process ON job (process) WHERE process IS NOT NULL;
        CREATE INDEX job_by_end ON job (ended) WHERE ended IS NOT NULL;
        CREATE TABLE job_message (
          job int4 NOT NULL,
          key int4 NOT NULL,
          sent int8 NOT NULL,
          from_program text NOT NULL,
          id text NOT NULL,
          type text NOT NULL,
          severity int2 NOT NULL,
          text text NOT NULL,
          help text NOT NULL,
          file text NOT NULL,
          library text NOT NULL,
          data bytea NOT NULL,
          PRIMARY KEY (job, key)
        );
        CREATE FUNCTION remove_job_messages() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN DELETE FROM job_message WHERE job = OLD.number; RETURN NULL; END';
        CREATE TRIGGER job_removed AFTER DELETE ON job FOR EACH ROW EXECUTE FUNCTION remove_job_messages();`,
    },
    {
      name: 'job queues',
      sql: `
        CREATE TABLE job_queue (
          object_id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
          held bool NOT NULL,
          maximum_active int4
        );
        CREATE TABLE submission (
          job int4 PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
          queue int8 NOT NULL,
          queue_name text NOT NULL,
          queue_library text NOT NULL,
          active bool NOT NULL,
          held bool NOT NULL,
          priority int2 NOT NULL,
          entered int8 NOT NULL,
          not_before int8,
          command text NOT NULL,
          local_data_area bytea,
          message_queue jsonb
        );
        CREATE INDEX submission_in_order ON submission (queue, priority, entered) WHERE NOT active;
        CREATE FUNCTION remove_waiting_jobs() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN DELETE FROM job WHERE status = ''*JOBQ'' AND number IN (SELECT job FROM submission WHERE queue = OLD.object_id);
           RETURN NULL; END';
        CREATE TRIGGER job_queue_removed AFTER DELETE ON job_queue FOR EACH ROW EXECUTE FUNCTION remove_waiting_jobs();`,
    },
  ],
};
