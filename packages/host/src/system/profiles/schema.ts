import type { RoomSchema } from '../../store/migrations.ts';

/**
 * User profiles; each is also an object of type *USRPRF in QSYS. `parameters` holds the parameters of CRTUSRPRF that the system only
 * keeps. Groups: position 0 is GRPPRF, 1 to 15 are SUPGRPPRF. `password_serial` counts changes of the password.
 * Verifiers stand in for passwords (scheme: des, sha1, sha1-lower, sha512) and are sealed: see verifier-seal.ts.
 */
export const profileSchema: RoomSchema = {
  room: 'profiles',
  migrations: [
    {
      name: 'profiles, groups, verifiers and tokens',
      sql: `
        CREATE TABLE user_profile (
          id int8 PRIMARY KEY REFERENCES object (id) ON DELETE CASCADE,
          status text NOT NULL,
          user_class text NOT NULL,
          special_authorities text[] NOT NULL,
          parameters jsonb NOT NULL,
          password_expiration_interval text NOT NULL,
          password_serial int8 NOT NULL DEFAULT 0,
          password_changed timestamptz,
          password_expired bool NOT NULL DEFAULT false,
          invalid_attempts int4 NOT NULL DEFAULT 0,
          last_invalid_attempt timestamptz,
          last_sign_on timestamptz
        );
        CREATE TABLE profile_group (
          profile int8 NOT NULL REFERENCES user_profile (id) ON DELETE CASCADE,
          position int4 NOT NULL,
          group_profile int8 NOT NULL REFERENCES user_profile (id),
          PRIMARY KEY (profile, position),
          UNIQUE (profile, group_profile)
        );
        CREATE INDEX profile_group_by_group ON profile_group (group_profile);
        CREATE TABLE password_verifier (
          profile int8 NOT NULL REFERENCES user_profile (id) ON DELETE CASCADE,
          scheme text NOT NULL,
          sealed bytea NOT NULL,
          PRIMARY KEY (profile, scheme)
        );
        CREATE TABLE password_history (
          profile int8 NOT NULL REFERENCES user_profile (id) ON DELETE CASCADE,
          serial int8 NOT NULL,
          scheme text NOT NULL,
          sealed bytea NOT NULL,
          PRIMARY KEY (profile, serial)
        );
        CREATE TABLE profile_token (
          hash bytea PRIMARY KEY,
          profile int8 NOT NULL REFERENCES user_profile (id) ON DELETE CASCADE,
          kind text NOT NULL,
          expires timestamptz NOT NULL
        );
        CREATE INDEX profile_token_by_profile ON profile_token (profile);
        CREATE INDEX profile_token_by_expiry ON profile_token (expires);
        CREATE TABLE unknown_user_attempt (
          attempts int8 NOT NULL,
          last_attempt timestamptz
        );
        INSERT INTO unknown_user_attempt (attempts) VALUES (0);`,
    },
  ],
};
