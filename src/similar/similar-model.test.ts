/** The similar list over ports that answer when the test says so. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRow } from '../../tests/fixtures/sample-rows.ts';
import type { LibraryChange } from '../../workers/protocol/changes.ts';
import { toSampleId } from '../../workers/protocol/ids.ts';
import type { SimilarAnswer } from '../../workers/protocol/search-api.ts';
import type { SimilarQuery } from '../../workers/protocol/vectors.ts';
import { SelectionModel } from '../selection/selection-model.ts';
import type { Selection } from '../selection/selection-model.ts';
import { SimilarModel } from './similar-model.ts';
import type { Similar } from './similar-model.ts';

interface Asked {
  readonly query: SimilarQuery;
  readonly answer: (answer: SimilarAnswer) => void;
}

let asked: Asked[];
let selection: Selection;
let similar: Similar;
let change: (change: LibraryChange) => void;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  selection = new SelectionModel();
  similar = new SimilarModel({
    library: {
      readSamples: (ids) => Promise.resolve(ids.map((id) => makeRow(id))),
    },
    search: {
      findSimilar: (query) =>
        new Promise((answer) => {
          asked.push({ query, answer });
        }),
    },
    selection,
    listen: (listener) => {
      change = listener;
      return () => undefined;
    },
    restMs: 60,
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function ranking(...ids: number[]): SimilarAnswer {
  return {
    sampleIds: Uint32Array.from(ids),
    similarities: Float32Array.from(ids, () => 0.9),
    topShares: Float32Array.from(ids, (_, i) => (i + 1) / 100),
    strengths: Float32Array.from(ids, () => 0.5),
    comparedCount: 50,
  };
}

async function settle(index: number, value: SimilarAnswer): Promise<void> {
  asked[index]?.answer(value);
  await vi.advanceTimersByTimeAsync(0);
}

function shownIds(): number[] {
  const { value } = similar.shown;
  return value.state === 'ready' ? value.rows.map(({ row }) => row.id) : [];
}

describe('following', () => {
  it('asks at once for a sound that was pressed, and shows the answer in order', async () => {
    selection.take(toSampleId(1), 'press');
    expect(asked[0]?.query).toMatchObject({ sampleId: 1, allow: undefined });
    await settle(0, ranking(3, 2));
    expect(shownIds()).toEqual([3, 2]);
    expect(similar.shown.value).toMatchObject({ subject: { id: 1 }, comparedCount: 50 });
  });

  it('waits for rest while walking, and asks once', async () => {
    for (const id of [1, 2, 3]) selection.take(toSampleId(id), 'walk');
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(61);
    expect(asked.map(({ query }) => query.sampleId)).toEqual([3]);
  });

  it('never shows an answer that a later question overtook', async () => {
    selection.take(toSampleId(1), 'press');
    selection.take(toSampleId(2), 'press');
    await settle(1, ranking(7));
    await settle(0, ranking(8));
    expect(shownIds()).toEqual([7]);
  });

  it('keeps the old rows until the new ones are there', async () => {
    selection.take(toSampleId(1), 'press');
    await settle(0, ranking(7));
    selection.take(toSampleId(2), 'press');
    expect(shownIds()).toEqual([7]);
  });

  it('says when a sound has nothing to compare', async () => {
    selection.take(toSampleId(1), 'press');
    await settle(0, undefined);
    expect(similar.shown.value).toMatchObject({ state: 'uncompared', subject: { id: 1 } });
  });

  it('asks again when sounds came in, twice a second at most', async () => {
    selection.take(toSampleId(1), 'press');
    await settle(0, ranking(7));
    for (let version = 0; version < 5; version++) {
      change({ version, kinds: ['facts'], sampleIds: undefined });
    }
    await vi.advanceTimersByTimeAsync(501);
    expect(asked).toHaveLength(2);
  });
});

describe('walking on', () => {
  beforeEach(async () => {
    selection.take(toSampleId(1), 'press');
    await settle(0, ranking(2, 3));
  });

  it('hears a row without leaving the list', () => {
    similar.takeAt(1);
    expect(selection.inHand.value?.sampleId).toBe(3);
    expect(similar.handIndex.value).toBe(1);
    expect(asked).toHaveLength(1);
  });

  it('goes to what sounds like a row, and back, and forward again', async () => {
    similar.walkTo(toSampleId(3));
    await settle(1, ranking(9));
    expect(shownIds()).toEqual([9]);
    expect(similar.canGoBack.value).toBe(true);
    similar.back();
    await settle(2, ranking(2, 3));
    expect(shownIds()).toEqual([2, 3]);
    expect(similar.canGoBack.value).toBe(false);
    similar.forward();
    await settle(3, ranking(9));
    expect(shownIds()).toEqual([9]);
    expect(similar.canGoForward.value).toBe(false);
  });
});
