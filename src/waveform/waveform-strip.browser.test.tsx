import { afterEach, describe, expect, it } from 'vitest';
import { shownAudition } from '../../tests/fakes/shown-models.ts';
import { builtPyramid } from '../../tests/fixtures/built-pyramid.ts';
import { makeFacts, makeOverview, makeRow } from '../../tests/fixtures/sample-rows.ts';
import {
  pixelAt,
  pixelOf,
  pressKey,
  pressMouse,
  showComponent,
} from '../../tests/fixtures/shown-component.ts';
import type { ShownComponent } from '../../tests/fixtures/shown-component.ts';
import type { PcmBlock } from '../../workers/protocol/audio-api.ts';
import type { SampleRow } from '../../workers/protocol/samples.ts';
import { WaveformStrip } from './waveform-strip.tsx';

const WIDTH = 800;

let shown: ShownComponent | undefined;
afterEach(() => {
  shown?.[Symbol.dispose]();
  shown = undefined;
});

async function showStrip(row: SampleRow | undefined) {
  const models = shownAudition(row);
  shown = await showComponent(
    <div style={{ display: 'grid', height: '100%' }}>
      <WaveformStrip
        audition={models.audition}
        failureText={(failure) => `Reason: ${failure.code}`}
        acts={<button type="button">Act</button>}
      />
    </div>,
    WIDTH,
    180,
  );
  return { ...models, shown, slider: shown.one('[role=slider]') };
}

function pcmOf(channels: readonly Float32Array[], sampleRateHz = 44_100): PcmBlock {
  const durationSeconds = (channels[0]?.length ?? 0) / sampleRateHz;
  return { sampleRateHz, channels, pyramids: channels.map(builtPyramid), durationSeconds };
}

function canvases(view: ShownComponent): readonly [HTMLCanvasElement, HTMLCanvasElement] {
  const [rest, heard] = view.all('canvas');
  if (!(rest instanceof HTMLCanvasElement) || !(heard instanceof HTMLCanvasElement)) {
    throw new Error('two canvases are needed');
  }
  return [rest, heard];
}

/** Whether anything is drawn in a column within `reach` of the middle, beyond the line of silence. */
function isDrawn(canvas: HTMLCanvasElement, x: number, share: number): boolean {
  const y = Math.round((canvas.height / 2) * (1 - share));
  return (pixelAt(canvas, x, y)[3] ?? 0) > 0;
}

describe('the strip', () => {
  it('says what is in hand, with its facts and acts', async () => {
    const row = makeRow(1, { name: 'bd_haus.wav', facts: makeFacts(0.22) });
    const { shown: view } = await showStrip(row);
    expect(view.one('h2').textContent).toBe('bd_haus');
    const facts = [...view.one('.wf-facts').children].map((fact) => fact.textContent);
    expect(facts).toEqual(['0.220 s', '\u221212.4 LUFS', '44.1 kHz', '16 bit', 'stereo', 'WAV']);
    expect(view.one('.wf-acts').textContent).toBe('Act');
  });

  it('says why a sound cannot be heard', async () => {
    const { shown: view, audition } = await showStrip(makeRow(1));
    audition.failure.value = { code: 'source/missing', message: '' };
    await view.settle();
    expect(view.one('.wf-facts').textContent).toBe('Reason: source/missing');
  });

  it('says that there is no sound in hand', async () => {
    const { shown: view, slider, acts } = await showStrip(undefined);
    expect(view.one('.wf-bar').textContent).toContain('No sound in hand');
    pressMouse(slider, 100);
    pressKey(slider, 'ArrowRight');
    expect(acts).toEqual([]);
  });
});

describe('the waveform', () => {
  it('shows the stored overview until the sound is decoded, then every frame of it', async () => {
    const frames = 40_000;
    // The overview knows nothing of the one click that the pcm has.
    const flat = makeOverview((i) => (i < 64 ? [-100, 100] : [0, 0]));
    const facts = makeFacts(frames / 44_100, { frameCount: frames });
    const { shown: view, audition } = await showStrip(makeRow(1, { facts, overview: flat }));
    const [rest] = canvases(view);
    expect(rest.width).toBe(Math.round(WIDTH * devicePixelRatio));
    expect(isDrawn(rest, rest.width * 0.1, 0.8)).toBe(true);
    expect(isDrawn(rest, rest.width * 0.75, 0.8)).toBe(false);

    const click = new Float32Array(frames);
    click[30_010] = 0.25;
    audition.pcm.value = pcmOf([click, new Float32Array(frames)]);
    await view.settle();
    const column = Math.floor((30_010 / frames) * rest.width);
    expect(isDrawn(rest, column, 0.8)).toBe(true);
    expect(isDrawn(rest, column - 2, 0.8)).toBe(false);
    expect(isDrawn(rest, rest.width * 0.1, 0.8)).toBe(false);
  });

  it('darkens the body of the mean square in long sounds', async () => {
    const tone = Float32Array.from({ length: 200_000 }, (_, i) => Math.sin(i / 3));
    const facts = makeFacts(tone.length / 44_100);
    const { shown: view, audition } = await showStrip(makeRow(1, { facts }));
    audition.pcm.value = pcmOf([tone]);
    await view.settle();
    const [rest] = canvases(view);
    const alphaAt = (share: number) =>
      pixelAt(rest, 400, Math.round((rest.height / 2) * (1 - share)))[3] ?? 0;
    expect(alphaAt(0.85)).toBe(255);
    expect(alphaAt(0.4)).toBeGreaterThan(100);
    expect(alphaAt(0.4)).toBeLessThan(200);
  });

  it('is a line through single frames in very short sounds', async () => {
    const frames = Float32Array.from({ length: 41 }, (_, i) => (i === 20 ? 1 : 0));
    const facts = makeFacts(41 / 44_100, { frameCount: 41 });
    const { shown: view, audition } = await showStrip(makeRow(1, { facts }));
    audition.pcm.value = pcmOf([frames]);
    await view.settle();
    const [rest] = canvases(view);
    const step = rest.width / 41;
    expect(isDrawn(rest, Math.round(20.5 * step), 0.91)).toBe(true);
    // Half way down to the next frame, half the height.
    expect(isDrawn(rest, Math.round(21 * step), 0.46)).toBe(true);
    expect(isDrawn(rest, Math.round(21 * step), 0.8)).toBe(false);
  });

  it('has the theme of the moment', async () => {
    const overview = makeOverview(() => [-127, 127]);
    const { shown: view } = await showStrip(makeRow(1, { overview }));
    const [rest] = canvases(view);
    expect(pixelAt(rest, 300, 20)).toEqual(pixelOf('--wave'));
    document.documentElement.dataset['theme'] = 'light';
    await view.settle();
    expect(pixelAt(rest, 300, 20)).toEqual(pixelOf('--wave'));
  });
});

describe('the playhead', () => {
  const row = makeRow(1, { facts: makeFacts(2), overview: makeOverview(() => [-127, 127]) });

  it('stands where the sound is, with what was heard in the accent before it', async () => {
    const { shown: view, audition, place, slider } = await showStrip(row);
    expect(view.one('.playhead').hidden).toBe(true);
    audition.sounding.value = row.id;
    place.seconds = 0.5;
    await view.settle();
    const [rest, heard] = canvases(view);
    expect(view.one('.playhead').style.transform).toBe('translateX(25%)');
    expect(heard.style.clipPath).toContain('75%');
    expect(pixelAt(heard, 100, 20)).toEqual(pixelOf('--accent'));
    expect(pixelAt(rest, 100, 20)).toEqual(pixelOf('--wave'));
    expect(slider.getAttribute('aria-valuetext')).toBe('0.500 seconds of 2.000');
    audition.sounding.value = undefined;
    await view.settle();
    expect(heard.style.clipPath).toContain('100%');
  });

  it('is a slider in seconds', async () => {
    const { slider } = await showStrip(row);
    expect(slider.getAttribute('aria-label')).toBe('Playhead');
    expect(slider.getAttribute('aria-valuemax')).toBe('2');
    expect(slider.getAttribute('aria-valuenow')).toBe('0.000');
  });

  it('goes where it is pressed', async () => {
    const { slider, acts } = await showStrip(row);
    pressMouse(slider, WIDTH / 4);
    expect(acts).toEqual([['playFrom', 0.5]]);
  });

  it('goes by eight pixels a key, and stays inside the sound', async () => {
    const { slider, acts, place } = await showStrip(row);
    pressKey(slider, 'ArrowRight');
    pressKey(slider, 'ArrowLeft');
    place.seconds = 1.999;
    pressKey(slider, 'ArrowRight');
    pressKey(slider, 'Home');
    expect(acts).toEqual([
      ['playFrom', (8 / WIDTH) * 2],
      ['playFrom', 0],
      ['playFrom', 2],
      ['playFrom', 0],
    ]);
  });

  it('has a ruler with marks at their places', async () => {
    const { shown: view } = await showStrip(row);
    const marks = view.all('.ruler > span');
    expect(marks.map((mark) => mark.textContent).slice(0, 3)).toEqual(['0.0 s', '0.2 s', '0.4 s']);
    expect(marks[1]?.getBoundingClientRect().left).toBeCloseTo(WIDTH / 10, 0);
  });
});
