/** Keeps decoded sounds by bytes, the latest used longest. */
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';

/** Decoded sounds by key; holding more than its room drops the least lately used. */
export interface PcmCache {
  readonly get: (key: number) => PcmBlock | undefined;
  readonly put: (key: number, pcm: PcmBlock) => void;
  readonly drop: (key: number) => void;
}

/** Makes a cache with room for so many bytes of pcm; pyramids add a tenth to that. */
export function makePcmCache(byteLimit: number): PcmCache {
  const blocks = new Map<number, PcmBlock>();
  let bytes = 0;
  const drop = (key: number): void => {
    const block = blocks.get(key);
    if (block === undefined) return;
    blocks.delete(key);
    bytes -= bytesOf(block);
  };
  return {
    get: (key) => {
      const block = blocks.get(key);
      if (block === undefined) return undefined;
      // A map keeps the order of insertion: put again, it is the youngest.
      blocks.delete(key);
      blocks.set(key, block);
      return block;
    },
    put: (key, block) => {
      drop(key);
      blocks.set(key, block);
      bytes += bytesOf(block);
      for (const oldest of blocks.keys()) {
        if (bytes <= byteLimit || oldest === key) break;
        drop(oldest);
      }
    },
    drop,
  };
}

function bytesOf({ channels }: PcmBlock): number {
  return channels.reduce((sum, pcm) => sum + pcm.byteLength, 0);
}
