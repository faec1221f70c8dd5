/** The arrangement of the shell, and what of it is kept. */
import { describe, expect, it } from 'vitest';
import { LayoutModel } from './layout-model.ts';
import type { Layout } from './layout-model.ts';

function keeper(content: Record<string, unknown> = {}) {
  const kept = new Map<string, unknown>(Object.entries(content));
  return {
    kept,
    read: (name: string) => Promise.resolve(kept.get(name)),
    keep: (name: string, value: unknown) => {
      kept.set(name, value);
      return Promise.resolve();
    },
  };
}

async function layoutOver(content: Record<string, unknown>): Promise<Layout> {
  const layout = new LayoutModel({ kept: keeper(content) });
  await Promise.resolve();
  await Promise.resolve();
  return layout;
}

describe('sizes', () => {
  it('stay in their bounds and are kept', () => {
    const kept = keeper();
    const layout = new LayoutModel({ kept });
    layout.resize('rail', 20);
    layout.resize('side', 500.4);
    expect(layout.sizes.value).toEqual({ rail: 160, side: 500 });
    expect(kept.kept.get('panel-sizes')).toEqual({ rail: 160, side: 500 });
  });

  it('go back to the design', () => {
    const layout = new LayoutModel({ kept: keeper() });
    layout.resize('strip', 300);
    layout.resize('strip', undefined);
    expect(layout.sizes.value).toEqual({});
  });

  it('come back as they were kept, whatever was kept', async () => {
    expect((await layoutOver({ 'panel-sizes': { rail: 300 } })).sizes.value).toEqual({ rail: 300 });
    const odd = { 'panel-sizes': { rail: 'wide', side: 1e9, map: 3 } };
    expect((await layoutOver(odd)).sizes.value).toEqual({ side: 720 });
    expect((await layoutOver({ 'panel-sizes': 'x' })).sizes.value).toEqual({});
  });
});

describe('show', () => {
  it('brings every panel to where it can be seen', () => {
    const layout = new LayoutModel({ kept: keeper() });
    layout.toggleSide();
    layout.show('similar');
    expect([layout.view.value, layout.isSideOpen.value]).toEqual(['similar', true]);
    layout.show('sources');
    expect([layout.view.value, layout.isSheetOpen.value]).toEqual(['sources', true]);
    layout.show('list');
    expect([layout.view.value, layout.isSheetOpen.value]).toEqual(['list', false]);
  });
});
