-- The roles of a Calcitrack store on PostgreSQL, to be run in the store's own database by a superuser, again at will.
-- The owner makes and changes the tables and signs in nobody. A group for each profession is what rights are given to.
-- A person's login belongs to one group. Logins are kept by the functions below, which administrators of the store may
-- call: their owner may make roles, and these functions are all that ever acts in its name.
DO $roles$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY[{owner_text}, {logins_text}, {viewer_text}, {nurse_text}, {clinician_text}, {administrator_text}] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
    END IF;
  END LOOP;
END
$roles$;
ALTER ROLE {logins} CREATEROLE;
GRANT {viewer}, {nurse}, {clinician}, {administrator} TO {logins} WITH ADMIN OPTION;
GRANT pg_signal_backend TO {logins};

REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {owner}, {viewer}, {nurse}, {clinician}, {administrator};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {viewer}, {nurse}, {clinician}, {administrator}, {logins};
GRANT USAGE, CREATE ON SCHEMA public TO {owner};

-- What was made before there were roles becomes the owner's.
DO $tables$
DECLARE
  kept text;
BEGIN
  FOR kept IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner <> {owner_text} LOOP
    EXECUTE format('ALTER TABLE public.%I OWNER TO %I', kept, {owner_text});
  END LOOP;
END
$tables$;

CREATE SCHEMA IF NOT EXISTS calcitrack_logins;
GRANT USAGE ON SCHEMA calcitrack_logins TO {owner}, {viewer}, {nurse}, {clinician}, {administrator}, {logins};
CREATE TABLE IF NOT EXISTS calcitrack_logins.login (
  name text PRIMARY KEY,
  account_id text NOT NULL UNIQUE
);
ALTER TABLE calcitrack_logins.login OWNER TO {logins};
GRANT SELECT ON calcitrack_logins.login TO {owner};

-- Whose login this is: the id of the account, or nothing.
CREATE OR REPLACE FUNCTION calcitrack_logins.account_id() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT account_id FROM calcitrack_logins.login WHERE name = session_user $$;

-- Makes the login of an account, or gives the one it has another profession or passphrase (only ever its SCRAM verifier).
-- A role that is no login of this store, or may do more than one, is left alone; a superuser may take one over that is
-- the login of another store on this server.
CREATE OR REPLACE FUNCTION calcitrack_logins.put_login(login text, account text, profession text, verifier text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  groups CONSTANT text[] := ARRAY[{viewer_text}, {nurse_text}, {clinician_text}, {administrator_text}];
  wanted CONSTANT text := groups[array_position(ARRAY['viewer', 'nurse', 'clinician', 'administrator'], profession)];
  other text;
BEGIN
  IF wanted IS NULL OR verifier !~ '^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
    RAISE invalid_parameter_value USING MESSAGE = 'no such profession, or no verifier';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    IF verifier IS NULL THEN
      RAISE invalid_parameter_value USING MESSAGE = 'a new login needs a verifier';
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN', login);
  ELSIF EXISTS (
    SELECT FROM pg_roles WHERE rolname = login
      AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
  ) OR NOT (
    EXISTS (SELECT FROM calcitrack_logins.login AS known WHERE known.name = login AND known.account_id = account)
    OR (SELECT rolsuper FROM pg_roles WHERE rolname = session_user)
  ) THEN
    RAISE duplicate_object USING MESSAGE = 'the role is no login of this store';
  END IF;
  INSERT INTO calcitrack_logins.login (name, account_id) VALUES (login, account)
    ON CONFLICT (name) DO UPDATE SET account_id = EXCLUDED.account_id;
  EXECUTE format('ALTER ROLE %I LOGIN', login);
  IF verifier IS NOT NULL THEN
    EXECUTE format('ALTER ROLE %I PASSWORD %L', login, verifier);
  END IF;
  FOREACH other IN ARRAY groups LOOP
    IF other <> wanted AND pg_has_role(login, other, 'MEMBER') THEN
      EXECUTE format('REVOKE %I FROM %I', other, login);
    END IF;
  END LOOP;
  EXECUTE format('GRANT %I TO %I', wanted, login);
END
$$;

-- Nobody signs in by this login any more, and whoever did is sent away. Its name and account stay.
CREATE OR REPLACE FUNCTION calcitrack_logins.close_login(account text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  closed text;
BEGIN
  SELECT name INTO closed FROM calcitrack_logins.login WHERE account_id = account;
  IF closed IS NOT NULL THEN
    EXECUTE format('ALTER ROLE %I NOLOGIN', closed);
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE usename = closed AND datname = current_database() AND pid <> pg_backend_pid();
  END IF;
END
$$;

-- The passphrase that somebody was given is their own now.
CREATE OR REPLACE FUNCTION calcitrack_logins.passphrase_chosen() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
BEGIN
  UPDATE public.account SET must_change = false, version = version + 1
    WHERE id = calcitrack_logins.account_id() AND must_change;
END
$$;

-- Emergency access of a viewer: to one patient, until a time that the server's own clock keeps. It begins with its entry
-- in the trail, written by this transaction in their own name, or not at all.
CREATE TABLE IF NOT EXISTS calcitrack_logins.emergency (
  login text PRIMARY KEY,
  patient_id text NOT NULL,
  until timestamptz NOT NULL
);
ALTER TABLE calcitrack_logins.emergency OWNER TO {logins};
CREATE OR REPLACE FUNCTION calcitrack_logins.begin_emergency(entry text, minutes int) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
DECLARE
  whose CONSTANT text := (
    SELECT patient_id FROM public.audit
    WHERE id = entry AND action = 'account.emergency_began' AND actor_id = calcitrack_logins.account_id()
      AND xmin = pg_current_xact_id()::xid
  );
BEGIN
  IF whose IS NULL OR NOT pg_has_role(session_user, {viewer_text}, 'MEMBER') THEN
    RAISE insufficient_privilege USING MESSAGE = 'no emergency access without its entry in the trail';
  END IF;
  INSERT INTO calcitrack_logins.emergency (login, patient_id, until)
    VALUES (session_user, whose, clock_timestamp() + make_interval(mins => least(minutes, 60)))
    ON CONFLICT (login) DO UPDATE SET patient_id = EXCLUDED.patient_id, until = EXCLUDED.until;
END
$$;
CREATE OR REPLACE FUNCTION calcitrack_logins.end_emergency() RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ DELETE FROM calcitrack_logins.emergency WHERE login = session_user $$;

-- Which patient this login may chart for in an emergency at this moment: the row policies of the tables ask it.
CREATE OR REPLACE FUNCTION calcitrack_logins.emergency_patient() RETURNS text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT patient_id FROM calcitrack_logins.emergency WHERE login = session_user AND until > clock_timestamp() $$;

DO $functions$
DECLARE
  kept text;
BEGIN
  FOR kept IN SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'calcitrack_logins'::regnamespace LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO %I', kept, {logins_text});
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', kept);
  END LOOP;
END
$functions$;
GRANT EXECUTE ON FUNCTION calcitrack_logins.account_id(), calcitrack_logins.emergency_patient(), calcitrack_logins.passphrase_chosen() TO {owner}, {viewer}, {nurse}, {clinician}, {administrator};
GRANT EXECUTE ON FUNCTION calcitrack_logins.begin_emergency(text, int), calcitrack_logins.end_emergency() TO {viewer};
GRANT EXECUTE ON FUNCTION calcitrack_logins.put_login(text, text, text, text), calcitrack_logins.close_login(text) TO {administrator};
