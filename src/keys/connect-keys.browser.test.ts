/** Keys in a real page: chords, fields, controls and dialogs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { connectKeys } from './connect-keys.ts';
import type { ConnectedKeys } from './connect-keys.ts';
import type { CommandId } from './key-table.ts';

let ran: CommandId[] = [];
let keys: ConnectedKeys;

beforeEach(() => {
  document.body.innerHTML = '<button>Loop</button><input type="search"><input type="range">';
  ran = [];
  keys = connectKeys(window, (command) => {
    ran.push(command);
    return true;
  });
});

afterEach(() => {
  keys.disconnect();
  vi.useRealTimers();
  document.body.innerHTML = '';
});

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

function dispatch(key: string): boolean {
  const init = { key, bubbles: true, cancelable: true };
  return document.body.dispatchEvent(new KeyboardEvent('keydown', init));
}

describe('single keys', () => {
  it('run their command and are kept from the browser', () => {
    expect(dispatch(' ')).toBe(false);
    expect(dispatch('q')).toBe(true);
    expect(ran).toEqual(['play']);
  });

  it('do nothing while typing, but Esc and Ctrl do', async () => {
    element('input[type=search]').focus();
    await userEvent.keyboard('flo/ {Escape}{Control>}f{/Control}');
    expect(ran).toEqual(['stop', 'search']);
  });

  it('work on a slider', async () => {
    element('input[type=range]').focus();
    await userEvent.keyboard('l');
    expect(ran).toEqual(['loop']);
  });

  it('leave Space to a control that was reached by key, and take it after a click', async () => {
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(ran).toEqual([]);
    await userEvent.click(element('input[type=search]'));
    await userEvent.click(element('button'));
    await userEvent.keyboard(' ');
    expect(ran).toEqual(['play']);
  });

  it('do nothing once they were answered or a dialog is open', () => {
    const answer = (event: Event): void => event.preventDefault();
    document.body.addEventListener('keydown', answer, { once: true });
    dispatch('l');
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
    dispatch('l');
    dialog.close();
    dispatch('l');
    expect(ran).toEqual(['loop']);
  });
});

describe('chords', () => {
  it('run on their second key', async () => {
    await userEvent.keyboard('g');
    expect(keys.isChordPending.value).toBe(true);
    await userEvent.keyboard('s');
    await userEvent.keyboard('g{Shift>}S{/Shift}');
    expect(ran).toEqual(['goToList', 'goToSources']);
    expect(keys.isChordPending.value).toBe(false);
  });

  it('end after 900 ms', () => {
    vi.useFakeTimers();
    dispatch('g');
    vi.advanceTimersByTime(899);
    expect(keys.isChordPending.value).toBe(true);
    vi.advanceTimersByTime(1);
    expect(keys.isChordPending.value).toBe(false);
    dispatch('r');
    expect(ran).toEqual([]);
  });

  it('end with Esc without another step back, and let another key play', () => {
    dispatch('g');
    dispatch('Escape');
    expect(ran).toEqual([]);
    dispatch('g');
    dispatch(' ');
    expect(ran).toEqual(['play']);
  });
});
