/** Stopping, failing, watching: what a person who runs the service relies on. */
import { execFileSync } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request as secureRequest } from 'node:https';
import { request } from 'node:http';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../service/store/sqliteStore.ts';
import { ownFolder } from '../../support/folder.ts';
import { NANG_CAO, rulebook } from '../../support/rulebook.ts';
import { sent, startService, type RunningService } from '../../support/service.ts';
import { start } from '../../../service/http/serve.ts';
import { tieuchi } from '../../support/command.ts';

const MAIN = fileURLToPath(new URL('../../../service/cli/main.ts', import.meta.url));
const ID = 'c3b5a1f0-6e1d-4b6e-9f0a-2f1e0d9c8b7a';

describe('stopping', () => {
  const folder = ownFolder();

  it('finishes the request under way, takes no other, and keeps what it has acknowledged', async () => {
    const running = await startService(folder);
    const token = await running.addAccount('Xã Nam Mỹ', 'commune', '13969');
    const { hostname, port } = new URL(running.service.url);
    const body = JSON.stringify(sent('13969'));
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const answered = new Promise<number>((resolve, reject) => {
      const half = request({ hostname, port, method: 'PUT', path: `/v1/submissions/${ID}`, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      half.on('error', reject);
      half.write(body.slice(0, 5_000));
      setTimeout(() => {
        const closed = running.service.close();
        setTimeout(() => {
          half.end(body.slice(5_000));
          closed.catch(reject);
        }, 50);
      }, 100);
    });
    expect(await answered).toBe(201);
    await expect(fetch(running.service.url)).rejects.toThrow();
    const store = await openStore(join(folder, 'data'));
    expect((await store.submission(ID))?.submission.version).toBe(1);
    await store.close();
  });

  it('is what SIGTERM does to tieuchi serve, whose event log on standard error names nobody', async () => {
    const added = JSON.parse(
      (
        await tieuchi([
          'account',
          'add',
          'Tên Không Ai Biết',
          '--unit',
          '13972',
          '--role',
          'commune',
          '--data',
          join(folder, 'data'),
          '--json',
        ])
      ).out,
    ) as { token: string };
    const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--data', join(folder, 'data')], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const url = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        const [found] = /http:\/\/\S+/u.exec(out) ?? [];
        if (found !== undefined) resolve(found);
      });
    });
    const answer = await fetch(`${url}v1/submissions/${ID}`, { headers: { Authorization: `Bearer ${added.token}` } });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'not-permitted']);
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    const events = err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.map(({ event }) => event)).toEqual(['started', 'request', 'stopped']);
    expect(events[1]).toMatchObject({ method: 'GET', route: '/v1/submissions/{uuid}', status: 403, code: 'not-permitted' });
    expect(err).not.toMatch(/Không Ai Biết|tc_|13972/u);
  });
});

describe('a fault of our own', () => {
  const folder = ownFolder();
  let running: RunningService;
  const lines: string[] = [];
  let token: string;

  beforeAll(async () => {
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    running = await startService(folder, { log: pino({ base: null }, sink) });
    token = await running.addAccount('Huyện Nam Trực', 'district', '362');
  });
  afterAll(() => running.service.close());

  it('is answered by a request id alone, and logged with it', async () => {
    const broken = await start({
      store: { ...running.store, current: () => Promise.reject(new Error('bí mật')), close: () => Promise.resolve() },
      rulebook,
      host: '127.0.0.1',
      port: 0,
      log: pino(
        { base: null },
        new Writable({
          write: (chunk: Buffer, _encoding, done) => {
            lines.push(chunk.toString());
            done();
          },
        }),
      ),
    });
    const response = await fetch(`${broken.url}v1/totals?unit=362&period=2023-11&set=${NANG_CAO}`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const text = await response.text();
    expect(response.status).toBe(500);
    const { code, request: id } = JSON.parse(text) as { code: string; request: string };
    expect([code, id]).toEqual(['internal-error', response.headers.get('x-request-id')]);
    expect(text).not.toMatch(/bí mật|\.ts/u);
    expect(lines.join('')).toContain('bí mật');
    expect(lines.find((line) => line.includes('bí mật'))).toContain(id);
    await broken.close();
  });

  it('is not what a report says: no cell’s content and no name is logged or counted', async () => {
    const commune = await running.addAccount('Xã Nam Mỹ', 'commune', '13969');
    const note = 'Ông Nguyễn Văn A chưa nộp';
    expect(
      (await running.ask('PUT', `v1/submissions/${ID}`, { token: commune, json: sent('13969', { given: { '2.1': { note } } }) })).status,
    ).toBe(201);
    const metrics = (await running.ask('GET', 'metrics')).text;
    expect(metrics).toContain('tieuchi_request_seconds_count{method="PUT",route="/v1/submissions/{uuid}",status="201"} 1');
    expect(metrics).toContain('tieuchi_submissions_total{outcome="stored"} 1');
    expect(`${metrics}${lines.join('')}`).not.toMatch(/Nguyễn|13969|Nam Mỹ|tc_/u);
  });
});

describe('HTTPS', () => {
  const folder = ownFolder();
  it('is spoken with a certificate and its key; one that is none is refused in plain words', async () => {
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '1',
        '-subj',
        '/CN=localhost',
      ],
      { stdio: 'ignore' },
    );
    const running = await startService(folder, { tls: { cert: readFileSync(cert), key: readFileSync(key) } });
    const { port, protocol } = new URL(running.service.url);
    expect(protocol).toBe('https:');
    const status = await new Promise((resolve, reject) => {
      secureRequest({ port, host: '127.0.0.1', path: '/livez', ca: readFileSync(cert), servername: 'localhost' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
    await running.service.close();
    const ran = await tieuchi(['serve', '--port', '0', '--data', join(folder, 'data'), '--cert', key, '--key', cert]);
    expect([ran.status, ran.err.includes('[certificate-wrong]')]).toEqual([2, true]);
    expect((await tieuchi(['serve', '--cert', cert])).err).toContain('[usage-cert-needs-key]');
  });
});
