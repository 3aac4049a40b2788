/**
 * The first tables. Every promise of the port is the database's: keys, references and checks, and
 * triggers where SQL has no word for it (nothing sent is ever changed or deleted; versions have no gaps).
 */
import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const INSTANT = `GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'`;
const SHA256 = `length(@) = 64 AND @ NOT GLOB '*[^0-9a-f]*'`;
const isSha256 = (column: string): string => SHA256.replaceAll('@', column);

const tables = [
  `CREATE TABLE accounts (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    name TEXT NOT NULL CHECK (name <> ''),
    name_folded TEXT NOT NULL UNIQUE CHECK (name_folded <> ''),
    unit TEXT,
    unit_from TEXT CHECK (unit_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    role TEXT NOT NULL CHECK (role IN ('commune', 'district', 'province', 'admin')),
    password_hash TEXT,
    token_hash TEXT UNIQUE CHECK (${isSha256('token_hash')}),
    must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
    locked_until TEXT CHECK (locked_until ${INSTANT}),
    CHECK ((role = 'admin') = (unit IS NULL)),
    CHECK ((unit IS NULL) = (unit_from IS NULL)),
    CHECK (password_hash IS NOT NULL OR token_hash IS NOT NULL)
  ) STRICT`,
  `CREATE TABLE sessions (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    account TEXT NOT NULL REFERENCES accounts (id),
    token_hash TEXT NOT NULL UNIQUE CHECK (${isSha256('token_hash')}),
    expires_at TEXT NOT NULL CHECK (expires_at ${INSTANT})
  ) STRICT`,
  `CREATE INDEX sessions_by_account ON sessions (account)`,
  `CREATE INDEX sessions_by_end ON sessions (expires_at)`,
  `CREATE TABLE submissions (
    id TEXT PRIMARY KEY CHECK (length(id) = 36),
    unit TEXT NOT NULL CHECK (unit <> ''),
    template TEXT NOT NULL CHECK (template <> ''),
    period TEXT NOT NULL CHECK (period <> ''),
    version INTEGER NOT NULL CHECK (version >= 1),
    fingerprint TEXT NOT NULL CHECK (fingerprint GLOB 'sha256:*' AND length(fingerprint) = 71),
    received_at TEXT NOT NULL CHECK (received_at ${INSTANT}),
    receipt TEXT NOT NULL UNIQUE CHECK (length(receipt) = 14),
    account TEXT NOT NULL REFERENCES accounts (id),
    UNIQUE (template, period, unit, version)
  ) STRICT`,
  `CREATE TABLE contents (
    submission TEXT PRIMARY KEY REFERENCES submissions (id),
    sheet BLOB NOT NULL,
    report BLOB NOT NULL
  ) STRICT`,
  `CREATE TABLE returns (
    submission TEXT PRIMARY KEY REFERENCES submissions (id),
    at TEXT NOT NULL CHECK (at ${INSTANT}),
    account TEXT NOT NULL REFERENCES accounts (id),
    remarks TEXT NOT NULL CHECK (json_valid(remarks))
  ) STRICT`,
  `CREATE TABLE masters (
    id TEXT PRIMARY KEY CHECK (id <> '' AND id NOT GLOB '*[^0-9a-z-]*'),
    unit TEXT NOT NULL CHECK (unit <> ''),
    criteria_set TEXT NOT NULL CHECK (criteria_set <> '')
  ) STRICT`,
  `CREATE TABLE master_versions (
    master TEXT NOT NULL REFERENCES masters (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    stored_at TEXT NOT NULL CHECK (stored_at ${INSTANT}),
    sha256 TEXT NOT NULL CHECK (${isSha256('sha256')}),
    binding TEXT NOT NULL CHECK (json_valid(binding)),
    bytes BLOB NOT NULL,
    PRIMARY KEY (master, version)
  ) STRICT`,
  `CREATE TABLE refreshes (
    master TEXT NOT NULL,
    version INTEGER NOT NULL,
    period TEXT NOT NULL CHECK (period <> ''),
    at TEXT NOT NULL CHECK (at ${INSTANT}),
    manifest BLOB NOT NULL,
    PRIMARY KEY (master, version),
    FOREIGN KEY (master, version) REFERENCES master_versions (master, version)
  ) STRICT`,
  `CREATE TABLE audit (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    at TEXT NOT NULL CHECK (at ${INSTANT}),
    account TEXT REFERENCES accounts (id),
    action TEXT NOT NULL CHECK (action <> ''),
    unit TEXT,
    subject TEXT NOT NULL,
    details TEXT NOT NULL CHECK (json_valid(details)),
    hash TEXT NOT NULL CHECK (${isSha256('hash')})
  ) STRICT`,
  `CREATE INDEX audit_by_unit ON audit (unit, seq)`,
  `CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    hash TEXT NOT NULL CHECK (${isSha256('hash')})
  ) STRICT`,
  `INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '${'0'.repeat(64)}')`,
];

const appendOnly = ['submissions', 'contents', 'returns', 'masters', 'master_versions', 'refreshes', 'audit'].flatMap((table) =>
  ['UPDATE', 'DELETE'].map(
    (change) =>
      `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${table}: append-only'); END`,
  ),
);

const triggers = [
  ...appendOnly,
  `CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'audit_head: stays'); END`,
  `CREATE TRIGGER submissions_without_gaps BEFORE INSERT ON submissions
    WHEN NEW.version <> 1 + (SELECT coalesce(max(version), 0) FROM submissions
      WHERE template = NEW.template AND period = NEW.period AND unit = NEW.unit)
    BEGIN SELECT RAISE(ABORT, 'submissions: not the next version'); END`,
  `CREATE TRIGGER returns_of_current BEFORE INSERT ON returns
    WHEN EXISTS (SELECT 1 FROM submissions returned JOIN submissions later USING (template, period, unit)
      WHERE returned.id = NEW.submission AND later.version > returned.version)
    BEGIN SELECT RAISE(ABORT, 'returns: not the current version'); END`,
  `CREATE TRIGGER master_versions_without_gaps BEFORE INSERT ON master_versions
    WHEN NEW.version <> 1 + (SELECT coalesce(max(version), 0) FROM master_versions WHERE master = NEW.master)
    BEGIN SELECT RAISE(ABORT, 'master_versions: not the next version'); END`,
  `CREATE TRIGGER audit_without_gaps BEFORE INSERT ON audit
    WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM audit)
    BEGIN SELECT RAISE(ABORT, 'audit: not the next row'); END`,
];

export const first: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of [...tables, ...triggers]) await sql.raw(statement).execute(db);
  },
};
