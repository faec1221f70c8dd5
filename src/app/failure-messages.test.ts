/** Every code has words that a musician understands. */
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../workers/protocol/failure.ts';
import { failureAct, failureSentence } from './failure-messages.ts';

const CODES = {
  'audio/empty': 0,
  'audio/silent': 0,
  'audio/not-finite': 0,
  'audio/unsupported-rate': 0,
  'audio/unreadable-model': 0,
  'audio/device-lost': 0,
  'library/quota-exceeded': 0,
  'library/not-open': 0,
  'library/newer-schema': 0,
  'library/damaged': 0,
  'library/unavailable': 0,
  'library/busy': 0,
  'library/unknown-source': 0,
  'source/permission-lost': 0,
  'source/missing': 0,
  'source/changed': 0,
  'source/unreadable': 0,
  'decode/empty': 0,
  'decode/too-short': 0,
  'decode/not-pcm': 0,
  'decode/not-audio': 0,
  'decode/broken': 0,
  'decode/unsupported-codec': 0,
  'decode/bad-header': 0,
  'decode/no-audio': 0,
  'decode/too-long': 0,
  'decode/out-of-memory': 0,
  'search/bad-vector': 0,
  'search/bad-slot': 0,
  'search/no-memory': 0,
  'search/index-stale': 0,
  'layout/bad-graph': 0,
  'layout/bad-options': 0,
  'layout/bad-coordinates': 0,
  'thread/died': 0,
  'thread/bug': 0,
} satisfies Record<FailureCode, 0>;
const EVERY_CODE = Object.keys(CODES) as FailureCode[];

const TECHNICAL =
  /\b(vector|embedding|slot|index|schema|codec|decode|decoder|header|PCM|NaN|thread|worker|buffer|chunk|quota|OPFS|handle|exception|null|undefined|model|graph|coordinates|API|database|SQL|container)\b/i;

describe.each(EVERY_CODE)('%s', (code) => {
  const failure = { code, message: 'SSND chunk at 0x2c: index out of range' };

  it('is said in whole plain sentences, without the message of the code', () => {
    const said = failureSentence(failure);
    expect(said).toMatch(/^[“A-Z].*\.$/);
    expect(said).not.toMatch(TECHNICAL);
    expect(said).not.toContain('0x2c');
    expect(said.length).toBeLessThan(140);
  });

  it('has an act', () => {
    expect(['retry', 'reconnect', 'none']).toContain(failureAct(failure));
  });
});

describe('failureSentence', () => {
  it('names the file where it is known', () => {
    const failure = { code: 'decode/empty', message: '' } as const;
    expect(failureSentence(failure, 'kick.wav')).toBe('“kick.wav” is empty.');
    expect(failureSentence(failure)).toBe('This file is empty.');
  });

  it('says what a file is instead', () => {
    const details = { container: 'text' };
    const said = failureSentence({ code: 'decode/not-audio', message: '', details }, 'notes.wav');
    expect(said).toBe('“notes.wav” is a text file. It holds no sound.');
  });

  it('names the format that cannot be read', () => {
    const details = { container: 'asf' };
    const said = failureSentence({ code: 'decode/not-pcm', message: '', details });
    expect(said).toBe('The Windows Media in this file cannot be read here.');
  });

  it('leaves a format out that people do not know', () => {
    const details = { container: 'xyz1' };
    const said = failureSentence({ code: 'decode/not-pcm', message: '', details });
    expect(said).toBe('This file has a format that cannot be read here.');
  });

  it('fills in how much room is used and free', () => {
    const details = { usedBytes: 412_300_000, freeBytes: 3_000_000 };
    const said = failureSentence({ code: 'library/quota-exceeded', message: '', details });
    expect(said).toContain('(412 MB used, 3 MB free)');
  });

  it('offers to reconnect where permission is lost', () => {
    expect(failureAct({ code: 'source/permission-lost', message: '' })).toBe('reconnect');
    expect(failureAct({ code: 'decode/broken', message: '' })).toBe('retry');
    expect(failureAct({ code: 'decode/empty', message: '' })).toBe('none');
  });
});
