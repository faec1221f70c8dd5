/** Opens the index that this browser can run. */
import { AppError } from '../../protocol/failure.ts';
import { FloatScan } from './float-scan.ts';
import type { NeighborIndex } from './neighbor-index.ts';
import { openRoutedIndex } from './router.ts';
import { compileNeighborModule } from './wasm-memory.ts';

/** Opens an empty index for vectors of this length, with room for so many at once. */
export type OpenNeighborIndex = (dim: number, capacity: number) => Promise<NeighborIndex>;

/** A module that does nothing but name the type of SIMD vectors: () -> v128. */
const SIMD_PROBE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b);

/** Tells whether the kernels can run here. */
export function hasWasmSimd(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(SIMD_PROBE);
}

/**
 * Opens indexes over kernels that are fetched and compiled once, when first needed; without SIMD
 * gives the plain scan, which answers the same and takes longer. Fails with `search/no-memory`,
 * `search/bad-vector` for a length that does not fit, or as fetching fails.
 */
export function makeIndexOpener(
  fetchKernels: () => Promise<Response>,
  hasSimd: boolean = hasWasmSimd(),
): OpenNeighborIndex {
  let compiled: Promise<WebAssembly.Module> | undefined;
  return async (dim, capacity) => {
    if (!hasSimd) return new FloatScan(dim);
    compiled ??= compileFetched(fetchKernels);
    const module = await compiled.catch((thrown: unknown) => {
      compiled = undefined;
      throw thrown;
    });
    const opened = await openRoutedIndex(module, dim, { capacity });
    if (!opened.ok) throw new AppError(opened.failure);
    return opened.value;
  };
}

async function compileFetched(fetchKernels: () => Promise<Response>): Promise<WebAssembly.Module> {
  const response = await fetchKernels();
  if (!response.ok) throw new Error(`The kernels cannot be fetched: ${response.status}.`);
  return compileNeighborModule(response);
}
