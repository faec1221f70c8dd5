import { expect, it } from 'vitest';
import { toSampleId } from '../../workers/protocol/ids.ts';
import type { SearchApi } from '../../workers/protocol/search-api.ts';
import type { EmbeddingModel, SlotLedger, SlotReceipt } from '../../workers/protocol/vectors.ts';
import { moving, teachComlink, wrapThread } from '../../workers/protocol/wire.ts';
import type { ThreadClient } from '../../workers/protocol/wire.ts';
import { clusteredVectors } from '../../workers/search/neighbors/synthetic-vectors.cases.ts';

const DIM = 192;
const COUNT = 400;
const MODEL: EmbeddingModel = { modelId: 'thread-test', contractId: 'test-contract', dim: DIM };

teachComlink();

function startSearch(): { client: ThreadClient<SearchApi>; kill: () => void } {
  const url = new URL('../../workers/search/search.worker.ts', import.meta.url);
  const worker = new Worker(url, { type: 'module' });
  return { client: wrapThread<SearchApi>(worker), kill: () => worker.terminate() };
}

function emptyLedger(): SlotLedger {
  const none = (): Uint32Array => new Uint32Array(0);
  return { slots: none(), sampleIds: none(), hashes: none() };
}

async function keep(client: ThreadClient<SearchApi>): Promise<SlotReceipt> {
  const vectors = new Float32Array(COUNT * DIM);
  clusteredVectors(COUNT, DIM).forEach((vector, i) => vectors.set(vector, i * DIM));
  return client.keep(moving({ modelId: MODEL.modelId, vectors }, [vectors.buffer]));
}

it('finds what it kept, also after its worker was killed', async () => {
  const first = startSearch();
  expect(await first.client.open(MODEL, emptyLedger())).toMatchObject({ size: 0 });
  const { slots, hashes } = await keep(first.client);
  const ledger = { slots, hashes, sampleIds: Uint32Array.from(slots, (slot) => slot + 1000) };
  await first.client.place(ledger);
  const query = { sampleId: toSampleId(1007), count: 10, allow: undefined };
  const before = await first.client.findSimilar(query);
  expect(before?.sampleIds).toHaveLength(10);
  expect(before?.comparedCount).toBe(COUNT - 1);
  first.kill();

  const second = startSearch();
  const info = await second.client.open(MODEL, ledger);
  expect(info).toEqual({ size: COUNT, damagedSlots: new Uint32Array(0) });
  expect(await second.client.findSimilar(query)).toEqual(before);
  second.kill();
});

it('brings refusals across with their code', async () => {
  const { client, kill } = startSearch();
  const query = { sampleId: toSampleId(1), count: 10, allow: undefined };
  await expect(client.findSimilar(query)).rejects.toMatchObject({ code: 'library/not-open' });
  await client.open({ ...MODEL, modelId: 'refusals' }, emptyLedger());
  const vectors = new Float32Array(DIM);
  const kept = client.keep({ modelId: 'refusals', vectors });
  await expect(kept).rejects.toMatchObject({ code: 'search/bad-vector' });
  expect(await client.findSimilar(query)).toBe(undefined);
  kill();
});
