/** Entry of the search thread. */
import { exposeThread } from '../protocol/wire.ts';
import { makeIndexOpener } from './neighbors/open-neighbor-index.ts';
import kernels from './neighbors/wasm/neighbors.wasm?url';
import { SearchService } from './search-service.ts';
import { openOpfsVectorBytes } from './vectors/opfs-vector-bytes.ts';

exposeThread(
  new SearchService({
    openBytes: openOpfsVectorBytes,
    openIndex: makeIndexOpener(async () => fetch(kernels)),
  }),
);
