import { afterEach, describe, expect, it } from 'vitest';
import { shownAudition } from '../../tests/fakes/shown-models.ts';
import { makeRow } from '../../tests/fixtures/sample-rows.ts';
import { pressKey, showComponent } from '../../tests/fixtures/shown-component.ts';
import type { ShownComponent } from '../../tests/fixtures/shown-component.ts';
import { WaveformStrip } from '../waveform/waveform-strip.tsx';
import { PlayerPanel } from './player-panel.tsx';

let shown: ShownComponent | undefined;
afterEach(() => {
  shown?.[Symbol.dispose]();
  shown = undefined;
});

const ROW = makeRow(1);

async function showPlayer(subject = ROW, height = 184, window: 'desktop' | 'phone' = 'desktop') {
  const models = shownAudition(subject);
  const waveform = <WaveformStrip audition={models.audition} failureText={() => ''} />;
  shown = await showComponent(
    <PlayerPanel audition={models.audition} waveform={waveform} />,
    window === 'phone' ? 390 : 1440,
    height,
    window,
  );
  const button = (name: string) => models.audition && shown?.one(`button[aria-label="${name}"]`);
  return { ...models, shown, button };
}

describe('the player', () => {
  it('plays and stops, and is in the accent only while it sounds', async () => {
    const { shown: view, audition, acts, button } = await showPlayer();
    expect(button('Play')?.classList.contains('on')).toBe(false);
    button('Play')?.click();
    audition.sounding.value = ROW.id;
    await view.settle();
    expect(button('Stop')?.classList.contains('on')).toBe(true);
    button('Stop')?.click();
    expect(acts).toEqual([['toggle'], ['toggle']]);
  });

  it('has nothing to play without a sound in hand', async () => {
    const { audition, shown: view, button } = await showPlayer();
    audition.subject.value = undefined;
    await view.settle();
    expect(button('Play')?.matches(':disabled')).toBe(true);
  });

  it('turns loop and play on select', async () => {
    const { shown: view, audition, acts, button } = await showPlayer();
    expect(button('Loop')?.getAttribute('aria-pressed')).toBe('false');
    expect(button('Play on select')?.getAttribute('aria-pressed')).toBe('true');
    button('Loop')?.click();
    button('Play on select')?.click();
    audition.isLooping.value = true;
    await view.settle();
    expect(button('Loop')?.getAttribute('aria-pressed')).toBe('true');
    expect(acts).toEqual([['toggleLoop'], ['togglePlaysOnTake']]);
  });

  it('shows the time while it sounds, and where it was left', async () => {
    const { shown: view, audition, place } = await showPlayer();
    expect(view.one('.time').textContent).toBe('0:00.000');
    audition.sounding.value = ROW.id;
    place.seconds = 0.092;
    await view.settle();
    expect(view.one('.time').textContent).toBe('0:00.092');
    place.seconds = 0.3;
    audition.sounding.value = undefined;
    await view.settle();
    expect(view.one('.time').textContent).toBe('0:00.300');
  });

  it('sets the volume in decibels, by hand and by key', async () => {
    const { shown: view, acts } = await showPlayer();
    const slider = view.one('input[type=range]');
    if (!(slider instanceof HTMLInputElement)) throw new Error('no slider');
    expect(slider.getAttribute('aria-valuetext')).toBe('\u22123 dB');
    slider.valueAsNumber = 50;
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
    pressKey(slider, 'ArrowDown');
    expect(acts).toEqual([
      ['setVolumeDb', -12],
      ['setVolumeDb', -4],
    ]);
  });
});

describe('forms of the player', () => {
  const isSeen = (element: HTMLElement) => element.getClientRects().length > 0;

  it('give up volume and switches when it is dragged thin', async () => {
    const { shown: view } = await showPlayer(ROW, 64);
    expect(isSeen(view.one('.play'))).toBe(true);
    expect(isSeen(view.one('.time'))).toBe(true);
    expect(isSeen(view.one('.tp-volume'))).toBe(false);
    expect(view.one('.wave-lane').getBoundingClientRect().height).toBeGreaterThan(20);
  });

  it('have a play row above the waveform on a phone, with targets for a finger', async () => {
    const { shown: view } = await showPlayer(ROW, 112, 'phone');
    const wave = view.one('.wave').getBoundingClientRect();
    expect(wave.left).toBe(0);
    expect(wave.width).toBe(390);
    expect(wave.top).toBe(56);
    const targets = view.all('button').filter(isSeen);
    expect(targets).toHaveLength(3);
    for (const target of targets) {
      const { width, height, bottom } = target.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      expect(bottom).toBeLessThanOrEqual(56);
    }
  });
});
