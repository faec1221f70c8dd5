/** Entry of an audio thread. */
import statisticsUrl from '../../models/dsp1/dsp1-statistics.bin?url';
import { exposeThread } from '../protocol/wire.ts';
import { AudioService } from './audio-service.ts';

exposeThread(
  new AudioService(async () => {
    const answer = await fetch(statisticsUrl);
    return new Uint8Array(await answer.arrayBuffer());
  }),
);
