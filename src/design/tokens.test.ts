import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Triple = readonly [number, number, number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colors of a theme: those of `:root, [data-theme='dark']`, overlaid with its own. */
function themeColors(theme: string): Map<string, Triple> {
  const blocks = theme === 'dark' ? ['dark'] : ['dark', theme];
  const colors = new Map<string, Triple>();
  for (const name of blocks) {
    const block = new RegExp(`\\[data-theme='${name}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
    for (const [, token = '', l, c, h] of block.matchAll(
      /--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g,
    )) {
      colors.set(token, [Number(l), Number(c), Number(h)]);
    }
  }
  return colors;
}

/** OKLCH to linear sRGB, clipped to the gamut (Ottosson 2020). */
function toLinear([l, c, h]: Triple): Triple {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (x: number): number => Math.min(1, Math.max(0, x));
  return [
    clip(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S),
    clip(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S),
    clip(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S),
  ];
}

/** Linear sRGB to OKLab (Ottosson 2020). */
function toLab([r, g, b]: Triple): Triple {
  const L = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const M = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const S = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * L + 0.793617785 * M - 0.0040720468 * S,
    1.9779984951 * L - 2.428592205 * M + 0.4505937099 * S,
    0.0259040371 * L + 0.7827717662 * M - 0.808675766 * S,
  ];
}

/** Contrast ratio of WCAG 2.2. */
function contrast(a: Triple, b: Triple): number {
  const light = (color: Triple): number => {
    const [r, g, bl] = toLinear(color);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
  };
  const [x, y] = [light(a), light(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** What full color blindness makes of linear sRGB (Machado, Oliveira, Fernandes 2009). */
const SIGHTS: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenLab(color: Triple, sight: string): Triple {
  const [r, g, b] = toLinear(color);
  const rows = SIGHTS[sight] ?? SIGHTS['normal'];
  const mix = (row: Triple | undefined): number =>
    Math.min(1, Math.max(0, (row?.[0] ?? 0) * r + (row?.[1] ?? 0) * g + (row?.[2] ?? 0) * b));
  return toLab([mix(rows?.[0]), mix(rows?.[1]), mix(rows?.[2])]);
}

function distance(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const SURFACES = ['ground', 'panel', 'raise', 'float', 'accent-tint'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent-text', 'danger'];

describe.each(['dark', 'light', 'contrast'])('the %s theme', (theme) => {
  const colors = themeColors(theme);
  const of = (token: string): Triple => {
    const color = colors.get(token);
    if (color === undefined) throw new Error(`no color --${token}`);
    return color;
  };

  it.each(TEXTS.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))(
    'reads %s on %s at 4.5:1',
    (text, surface) => {
      expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('reads the text on a filled button at 4.5:1', () => {
    expect(contrast(of('accent-ink'), of('accent'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['ground', 'panel', 'raise', 'float'])(
    'shows edges and rings on %s at 3:1',
    (surface) => {
      expect(contrast(of('ctl'), of(surface))).toBeGreaterThanOrEqual(3);
      expect(contrast(of('accent'), of(surface))).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(['wave', 'wave-2', 'wave-off'])('shows %s on the ground at 3:1', (wave) => {
    expect(contrast(of(wave), of('ground'))).toBeGreaterThanOrEqual(3);
  });

  it('says disabled at 3:1', () => {
    expect(contrast(of('ink-off'), of('panel'))).toBeGreaterThanOrEqual(2.95);
  });
});

describe.each(['dark', 'light'])('categories in the %s theme', (theme) => {
  const colors = themeColors(theme);
  const categories = [1, 2, 3, 4, 5, 6, 7, 8].map(
    (n) => colors.get(`c${n}`) ?? ([0, 0, 0] as const),
  );

  it('stand out from the ground at 3:1', () => {
    const ground = colors.get('ground') ?? ([0, 0, 0] as const);
    for (const color of categories) expect(contrast(color, ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.keys(SIGHTS))('stay apart in %s sight', (sight) => {
    const seen = categories.map((color) => seenLab(color, sight));
    const apart = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b)));
    expect(apart).toHaveLength(28);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(0.07);
  });
});
