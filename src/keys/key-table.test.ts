/** The table of keys holds no two meanings of one press. */
import { describe, expect, it } from 'vitest';
import { findCommand, isStroke } from './key-press.ts';
import type { KeyPress } from './key-press.ts';
import { CHORD_STARTER, KEY_TABLE, keyCaps } from './key-table.ts';
import type { KeyContext, KeyStroke } from './key-table.ts';

function press(key: string, held: Partial<KeyPress> = {}, code = ''): KeyPress {
  return {
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    getModifierState: () => false,
    ...held,
  };
}

function strokesOf(context: KeyContext): string[] {
  return KEY_TABLE.filter((line) => line.context === context)
    .flatMap((line) => line.strokes)
    .map((stroke) => keyCaps(stroke, false).join(' '));
}

describe('the key table', () => {
  it.each(['everywhere', 'chord', 'list', 'similar', 'player', 'sources'] as const)(
    'uses no press twice: %s',
    (context) => {
      const strokes = strokesOf(context);
      expect(new Set(strokes).size).toBe(strokes.length);
    },
  );

  it.each(['list', 'similar', 'player', 'sources'] as const)(
    'hides no key of everywhere: %s',
    (context) => {
      const taken = new Set([...strokesOf('everywhere'), ...keyCaps(CHORD_STARTER, false)]);
      expect(strokesOf(context).filter((stroke) => taken.has(stroke))).toEqual([]);
    },
  );

  it('leaves the chord starter alone', () => {
    expect(strokesOf('everywhere')).not.toContain(keyCaps(CHORD_STARTER, false).join(' '));
  });
});

describe('findCommand', () => {
  it('finds letters in either case of Caps Lock', () => {
    expect(findCommand(press('f'), 'everywhere')).toBe('findSimilar');
    expect(findCommand(press('F'), 'everywhere')).toBe('findSimilar');
  });

  it('tells letters with and without Shift apart', () => {
    expect(findCommand(press('s'), 'chord')).toBe('goToList');
    expect(findCommand(press('S', { shiftKey: true }), 'chord')).toBe('goToSources');
    expect(findCommand(press('F', { shiftKey: true }), 'everywhere')).toBeUndefined();
  });

  it('takes signs however the layout makes them', () => {
    expect(findCommand(press('/', { shiftKey: true }, 'Digit7'), 'everywhere')).toBe('search');
    expect(findCommand(press('?', { shiftKey: true }, 'Slash'), 'everywhere')).toBe('showKeys');
    const withAltGr = {
      ctrlKey: true,
      altKey: true,
      getModifierState: (name: string) => name === 'AltGraph',
    };
    expect(findCommand(press('/', withAltGr), 'everywhere')).toBe('search');
  });

  it('takes Command for Ctrl', () => {
    expect(findCommand(press('f', { ctrlKey: true }), 'everywhere')).toBe('search');
    expect(findCommand(press('f', { metaKey: true }), 'everywhere')).toBe('search');
    expect(findCommand(press('l', { ctrlKey: true }), 'everywhere')).toBeUndefined();
  });

  it('walks the similar lists with Alt and arrows', () => {
    expect(findCommand(press('ArrowLeft', { altKey: true }), 'everywhere')).toBe('earlier');
    expect(findCommand(press('ArrowRight', { altKey: true }), 'everywhere')).toBe('later');
    expect(findCommand(press('ArrowLeft'), 'everywhere')).toBeUndefined();
  });
});

describe('isStroke', () => {
  it('takes brackets and letters with Alt by their place', () => {
    const bracket: KeyStroke = { code: 'BracketLeft', shift: true };
    expect(isStroke(press('{', { shiftKey: true }, 'BracketLeft'), bracket)).toBe(true);
    expect(isStroke(press('[', {}, 'BracketLeft'), bracket)).toBe(false);
    const altA: KeyStroke = { code: 'KeyA', alt: true };
    expect(isStroke(press('å', { altKey: true }, 'KeyA'), altA)).toBe(true);
  });
});

describe('keyCaps', () => {
  it('writes caps as they stand on the keyboard', () => {
    expect(keyCaps({ key: ' ' }, false)).toEqual(['Space']);
    expect(keyCaps({ key: 'f', ctrl: true }, false)).toEqual(['Ctrl', 'F']);
    expect(keyCaps({ key: 'f', ctrl: true }, true)).toEqual(['⌘', 'F']);
    expect(keyCaps({ code: 'BracketLeft', shift: true }, false)).toEqual(['Shift', '[']);
    expect(keyCaps({ code: 'KeyA', alt: true }, false)).toEqual(['Alt', 'A']);
  });
});
