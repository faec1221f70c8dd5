/** Decodes packets by the browser's `AudioDecoder`, and keeps decoders for the next file. */
import { AppError } from '../../../protocol/failure.ts';
import { withinPatience } from '../time-limit.ts';
import type { SoundPacket } from './packets.ts';

/** What one packet, or a few, decoded to. */
export interface DecodedBlock {
  readonly sampleRateHz: number;
  /** One array a channel, all of one length above 0; new. */
  readonly channels: readonly Float32Array[];
}

/** Packets that may wait inside the decoder before {@link PacketDecoder.push} holds its caller up. */
const MOST_WAITING = 32;
/** A thread works on two files at most, so that one reads while the other decodes. */
const MOST_KEPT = 2;

/** One `AudioDecoder`; its calls reject with `decode/broken` or `decode/unsupported-codec`. */
export class PacketDecoder {
  readonly #decoder: AudioDecoder;
  #blocks: DecodedBlock[] = [];
  #failure: DOMException | undefined;

  constructor() {
    this.#decoder = new AudioDecoder({
      output: (data) => this.#blocks.push(...toBlocks(data)),
      error: (failure) => {
        this.#failure = failure;
      },
    });
  }

  /** Forgets what was there and gets ready for a track. */
  start(config: AudioDecoderConfig): void {
    this.#blocks = [];
    this.#decoder.reset();
    this.#decoder.configure(config);
  }

  /** Hands a packet in; waits while many are waiting already. */
  async push(packet: SoundPacket): Promise<void> {
    if (this.#failure !== undefined) throw toAppError(this.#failure);
    const timestamp = Math.round(packet.startSeconds * 1e6);
    const duration = Math.round(packet.durationSeconds * 1e6);
    this.#decoder.decode(
      new EncodedAudioChunk({ type: 'key', timestamp, duration, data: packet.bytes }),
    );
    while (this.#decoder.decodeQueueSize > MOST_WAITING) await withinPatience(this.#dequeued());
  }

  /** Waits for everything that was handed in. */
  async finish(): Promise<void> {
    try {
      await withinPatience(this.#decoder.flush());
    } catch (thrown) {
      throw toAppError(this.#failure ?? thrown);
    }
  }

  /** The blocks since the last call, in order. */
  take(): DecodedBlock[] {
    const blocks = this.#blocks;
    this.#blocks = [];
    return blocks;
  }

  /** Whether another track may be started. */
  get isUsable(): boolean {
    return this.#failure === undefined && this.#decoder.state !== 'closed';
  }

  /** Drops what it holds, so that the decoder rests; {@link start} wakes it. */
  rest(): void {
    this.#blocks = [];
    this.#decoder.reset();
  }

  /** Ends the decoder. */
  close(): void {
    if (this.#decoder.state !== 'closed') this.#decoder.close();
  }

  #dequeued(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#decoder.state === 'closed') resolve();
      else this.#decoder.addEventListener('dequeue', () => resolve(), { once: true });
    });
  }
}

/** Lends decoders: setting one up costs more than decoding a short sound (audio.md §1.5). */
export interface DecoderShelf {
  take(): PacketDecoder;
  /** Takes a decoder back; one that is broken or still busy must be closed instead. */
  giveBack(decoder: PacketDecoder): void;
}

/** Makes an empty shelf. */
export function makeDecoderShelf(): DecoderShelf {
  const idle: PacketDecoder[] = [];
  return {
    take: () => idle.pop() ?? new PacketDecoder(),
    giveBack: (decoder) => {
      if (!decoder.isUsable || idle.length >= MOST_KEPT) return decoder.close();
      decoder.rest();
      idle.push(decoder);
    },
  };
}

function toBlocks(data: AudioData): DecodedBlock[] {
  const { numberOfFrames, numberOfChannels, sampleRate } = data;
  const channels = Array.from({ length: numberOfChannels }, (_, planeIndex) => {
    const pcm = new Float32Array(numberOfFrames);
    if (numberOfFrames > 0) data.copyTo(pcm, { planeIndex, format: 'f32-planar' });
    return pcm;
  });
  data.close();
  return numberOfFrames === 0 ? [] : [{ sampleRateHz: sampleRate, channels }];
}

function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const isForeign = thrown instanceof DOMException && thrown.name === 'NotSupportedError';
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError({ code: isForeign ? 'decode/unsupported-codec' : 'decode/broken', message });
}
