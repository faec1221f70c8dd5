/** Progress is said in honest figures, and aloud only at the quarters. */
import { describe, expect, it } from 'vitest';
import type { IngestView } from './ingest-model.ts';
import {
  endWords,
  findWords,
  paceWords,
  spokenProgress,
  stageShare,
  stageWords,
  timeLeftWords,
} from './progress-words.ts';

const RUNNING: IngestView = {
  phase: 'running',
  find: { state: 'done', done: 1200, total: 1200 },
  listen: { state: 'running', done: 0, total: 1200 },
  compare: { state: 'waiting', done: 0, total: undefined },
  others: 4,
  perSecond: undefined,
  secondsLeft: undefined,
  failed: 0,
};

function listened(done: number): IngestView {
  return { ...RUNNING, listen: { state: 'running', done, total: 1200 } };
}

describe('the figures', () => {
  it('count sounds and other files apart', () => {
    expect(findWords(RUNNING)).toBe('1,200 sounds, 4 other');
    expect(findWords({ ...RUNNING, others: 0 })).toBe('1,200 sounds');
  });

  it('are absolute', () => {
    expect(stageWords(listened(112).listen)).toBe('112 of 1,200');
    expect(stageWords(RUNNING.compare)).toBe('waits');
    expect(stageWords({ state: 'running', done: 7, total: undefined })).toBe('7');
  });

  it('say the pace by the second or the minute', () => {
    expect(paceWords(37.6)).toBe('38 a second');
    expect(paceWords(0.25)).toBe('15 a minute');
    expect(paceWords(undefined)).toBe('');
  });

  it.each([
    [0.2, '1 s left'],
    [7.1, '8 s left'],
    [31, '35 s left'],
    [61, '2 min left'],
    [3599, '1 h left'],
    [3700, '1 h 10 min left'],
    [undefined, ''],
  ])('round %s seconds to what is honest', (seconds, said) => {
    expect(timeLeftWords(seconds)).toBe(said);
  });

  it('share a stage out', () => {
    expect(stageShare(listened(300).listen)).toBe(0.25);
    expect(stageShare({ state: 'running', done: 3, total: undefined })).toBeUndefined();
    expect(stageShare({ state: 'done', done: 0, total: 0 })).toBe(1);
  });
});

describe('the end', () => {
  const done: IngestView = { ...listened(1146), phase: 'done', failed: 6 };
  it('counts what is ready and what needs a look', () => {
    expect(endWords(done)).toBe('1,140 ready, 6 need a look');
    expect(endWords({ ...done, failed: 1 })).toBe('1,145 ready, 1 needs a look');
    expect(endWords({ ...done, failed: 0 })).toBe('1,146 ready');
    expect(endWords({ ...done, phase: 'canceled' })).toBe('Canceled. 1,140 ready, 6 need a look');
    expect(endWords(RUNNING)).toBe('');
  });
});

describe('what is said aloud', () => {
  it('changes five times over a run', () => {
    const said = new Set(Array.from({ length: 1201 }, (_, done) => spokenProgress(listened(done))));
    expect([...said]).toEqual([
      '0 % of 1,200 sounds listened to',
      '25 % of 1,200 sounds listened to',
      '50 % of 1,200 sounds listened to',
      '75 % of 1,200 sounds listened to',
      '100 % of 1,200 sounds listened to',
    ]);
  });

  it('does not count while files are still being found', () => {
    const finding: IngestView = {
      ...listened(100),
      find: { state: 'running', done: 200, total: undefined },
    };
    expect(spokenProgress(finding)).toBe('Finding sounds');
  });
});
