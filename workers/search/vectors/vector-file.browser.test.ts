import { expect, it } from 'vitest';
import { VECTOR_FILE_CASES } from './vector-file.cases.ts';

it.each(VECTOR_FILE_CASES)('OPFS $name', async ({ name }) => {
  const url = new URL('./vector-file.cases.worker.ts', import.meta.url);
  const worker = new Worker(url, { type: 'module' });
  const answer = new Promise<unknown>((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => resolve(message);
  });
  worker.postMessage(name);
  expect(await answer).toBe('kept');
  worker.terminate();
});
