/** The nearest rows in plain TypeScript, the obvious way: what the kernels are measured beside. */

/** The k rows of unit length nearest to the query (of the rows' length), nearest first. */
export function scanPlainly(rows: Float32Array, query: Float32Array, k: number): Uint32Array {
  const dim = query.length;
  const ids = new Uint32Array(k);
  const scores = new Float64Array(k).fill(-Infinity);
  let worst = -Infinity;
  for (let row = 0; row * dim < rows.length; row++) {
    const score = dot(rows, row * dim, query);
    if (score <= worst) continue;
    let place = k - 1;
    while (place > 0 && (scores[place - 1] ?? 0) < score) {
      scores[place] = scores[place - 1] ?? 0;
      ids[place] = ids[place - 1] ?? 0;
      place--;
    }
    scores[place] = score;
    ids[place] = row;
    worst = scores[k - 1] ?? 0;
  }
  return ids;
}

/** Four sums at a time, as one alone would wait for itself. The length must divide by four. */
function dot(rows: Float32Array, at: number, query: Float32Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = 0; i < query.length; i += 4) {
    a += (rows[at + i] ?? 0) * (query[i] ?? 0);
    b += (rows[at + i + 1] ?? 0) * (query[i + 1] ?? 0);
    c += (rows[at + i + 2] ?? 0) * (query[i + 2] ?? 0);
    d += (rows[at + i + 3] ?? 0) * (query[i + 3] ?? 0);
  }
  return a + b + (c + d);
}
