/** Keeps decoded sounds by bytes, the latest used longest. */
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';

/** Decoded sounds by key; holding more than its room drops the least lately used. */
export interface PcmCache {
  readonly get: (key: number) => PcmBlock | undefined;
  readonly put: (key: number, pcm: PcmBlock) => void;
  /** Drops what may not be true any more; everything without a list. */
  readonly forget: (keys: readonly number[] | undefined) => void;
}

interface CacheState {
  /** In the order of use: a map keeps the order of insertion. */
  readonly blocks: Map<number, PcmBlock>;
  readonly byteLimit: number;
  bytes: number;
}

/** Makes a cache with room for so many bytes of pcm; pyramids add a tenth to that. */
export function makePcmCache(byteLimit: number): PcmCache {
  const state: CacheState = { blocks: new Map(), byteLimit, bytes: 0 };
  return {
    get: (key) => {
      const block = state.blocks.get(key);
      if (block === undefined) return undefined;
      state.blocks.delete(key);
      state.blocks.set(key, block);
      return block;
    },
    put: (key, block) => put(state, key, block),
    forget: (keys) => {
      for (const key of keys ?? [...state.blocks.keys()]) drop(state, key);
    },
  };
}

/** Drops the least lately used until all fits; a block that alone is too large stays. */
function put(state: CacheState, key: number, block: PcmBlock): void {
  drop(state, key);
  state.blocks.set(key, block);
  state.bytes += bytesOf(block);
  for (const oldest of state.blocks.keys()) {
    if (state.bytes <= state.byteLimit || oldest === key) break;
    drop(state, oldest);
  }
}

function drop(state: CacheState, key: number): void {
  const block = state.blocks.get(key);
  if (block === undefined) return;
  state.blocks.delete(key);
  state.bytes -= bytesOf(block);
}

function bytesOf({ channels }: PcmBlock): number {
  return channels.reduce((sum, pcm) => sum + pcm.byteLength, 0);
}
