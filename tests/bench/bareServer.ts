/**
 * What Express and better-sqlite3 take for the same body with nothing in between: parsed, inserted, durable. Run by itself it serves on a
 * free port and prints its address; no accounts, no check, no versions, no audit.
 */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import express from 'express';

/** Run as `node BARE_SERVER FILE.db`. */
export const BARE_SERVER = fileURLToPath(import.meta.url);

function serveBare(file: string): void {
  const database = new Sqlite(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE submissions (id TEXT PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO submissions VALUES (?, ?)');
  const app = express();
  app.put('/v1/submissions/:id', express.json({ limit: '4mb' }), (request, response) => {
    insert.run(request.params.id, JSON.stringify(request.body));
    response.status(201).json({ submission: request.params.id });
  });
  const server = app.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  });
}

if (process.argv[1] === BARE_SERVER) serveBare(process.argv[2] ?? '');
