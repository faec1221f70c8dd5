/** The pool over threads that answer when the test says so. */
import { beforeEach, expect, it } from 'vitest';
import type { AudioApi } from '../../workers/protocol/audio-api.ts';
import type { IdentityOutcome } from '../../workers/protocol/facts.ts';
import type { FileRef } from '../../workers/protocol/sources.ts';
import { makeAudioPool } from './audio-pool.ts';
import type { AudioPool } from './audio-pool.ts';
import type { ThreadLink } from './thread-link.ts';

interface Call {
  readonly thread: string;
  readonly answer: (outcome: IdentityOutcome) => void;
  readonly fail: (reason: Error) => void;
}

const FILE: FileRef = { kind: 'file', file: new File([], 'kick.wav') };
const EMPTY: IdentityOutcome = { ok: true, contentHash: new Uint8Array(32), byteCount: 0 };

let calls: Call[];
let closed: string[];
let pool: AudioPool;

function makeLink(name: string): ThreadLink<AudioApi> {
  const identify = () =>
    new Promise<IdentityOutcome>((answer, fail) => {
      calls.push({ thread: name, answer, fail });
    });
  return {
    client: { identify } as unknown as AudioApi,
    open: () => Promise.resolve(),
    terminate: () => undefined,
    close: () => closed.push(name),
  };
}

beforeEach(() => {
  calls = [];
  closed = [];
  pool = makeAudioPool(makeLink, 2);
});

it('gives each call to the thread that has least to do', async () => {
  const first = pool.identify(FILE);
  void pool.identify(FILE);
  void pool.identify(FILE);
  expect(calls.map(({ thread }) => thread)).toEqual(['audio 1', 'audio 2', 'audio 1']);
  calls[1]?.answer(EMPTY);
  await new Promise(setImmediate);
  void pool.identify(FILE);
  expect(calls.at(-1)?.thread).toBe('audio 2');
  calls[0]?.answer(EMPTY);
  expect(await first).toEqual(EMPTY);
});

it('counts a call that failed as done', async () => {
  const failing = pool.identify(FILE);
  calls[0]?.fail(new Error('gone'));
  await expect(failing).rejects.toThrow('gone');
  void pool.identify(FILE);
  expect(calls.at(-1)?.thread).toBe('audio 1');
});

it('closes every thread', () => {
  pool.close();
  expect(closed).toEqual(['audio 1', 'audio 2']);
});
