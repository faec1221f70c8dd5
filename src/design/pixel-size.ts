/** The size of an element in device pixels, for canvases that stay crisp at any zoom. */

/** A size in whole device pixels. */
export interface PixelSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Device pixels of one CSS pixel. */
  readonly scale: number;
}

/** Calls `changed` with the size now and after every change; gives the function that ends it. */
export function watchPixelSize(element: Element, changed: (size: PixelSize) => void): () => void {
  const watch = new ResizeObserver((entries) => {
    const entry = entries.at(-1);
    if (entry !== undefined) changed(sizeOf(entry));
  });
  try {
    watch.observe(element, { box: 'device-pixel-content-box' });
  } catch {
    // Safari does not know that box; its pixel ratio is whole, so rounding gives the same.
    watch.observe(element);
  }
  return () => watch.disconnect();
}

function sizeOf(entry: ResizeObserverEntry): PixelSize {
  const scale = devicePixelRatio;
  // Missing in browsers that do not know the box.
  const boxes: readonly ResizeObserverSize[] | undefined = entry.devicePixelContentBoxSize;
  const box = boxes?.[0];
  return {
    widthPx: wholePixels(entry.contentRect.width * scale, box?.inlineSize),
    heightPx: wholePixels(entry.contentRect.height * scale, box?.blockSize),
    scale,
  };
}

// The box says how a size is rounded where the element lies; where it is further off, as under an
// emulated pixel ratio, it does not speak of the same pixels.
function wholePixels(size: number, box: number | undefined): number {
  return box !== undefined && Math.abs(box - size) < 2 ? box : Math.round(size);
}
