import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ISOLATION, serveFolder } from '../../scripts/static-server.mjs';

let scratch: string;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'nearfield-server-'));
  await mkdir(path.join(scratch, 'site/assets'), { recursive: true });
  await mkdir(path.join(scratch, 'extra'));
  await writeFile(path.join(scratch, 'secret.txt'), 'secret');
  await writeFile(path.join(scratch, 'site/index.html'), 'home');
  await writeFile(path.join(scratch, 'site/assets/engine-1.wasm'), 'wasm');
  await writeFile(path.join(scratch, 'extra/index.html'), 'extra');
  const extra = { '/probe/': path.join(scratch, 'extra') };
  server = await serveFolder(path.join(scratch, 'site'), 0, ISOLATION, extra);
});

afterAll(async () => {
  await server.close();
  await rm(scratch, { recursive: true });
});

/** Asks for the path as it stands; `fetch` would tidy it first. */
function ask(rawPath: string, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.origin);
    request({ host: '127.0.0.1', port, path: rawPath, method }, (response) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}

it('serves the folder with its headers and types', async () => {
  const home = await fetch(`${server.origin}/?q=1`);
  expect(await home.text()).toBe('home');
  expect(home.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(home.headers.get('cache-control')).toBe('no-cache');
  const wasm = await fetch(`${server.origin}/assets/engine-1.wasm`);
  expect(wasm.headers.get('content-type')).toBe('application/wasm');
  expect(wasm.headers.get('cache-control')).toContain('immutable');
});

it('serves a second folder under its own path', async () => {
  expect(await ask('/probe/')).toEqual({ status: 200, body: 'extra' });
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/probe/..%2f..%2fsecret.txt',
])('gives nothing outside the folder for %s', async (rawPath) => {
  expect((await ask(rawPath)).status).toBe(404);
});

it('survives addresses that cannot be read', async () => {
  expect((await ask('/%zz')).status).toBe(404);
  expect((await ask('/a%00b')).status).toBe(404);
  expect((await ask('/', 'POST')).status).toBe(405);
  expect((await ask('/')).body).toBe('home');
});
