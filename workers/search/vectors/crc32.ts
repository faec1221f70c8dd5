/** Sums bytes up to 32 bits that tell whether any of them changed. */

const STEPS = 8;
const TABLES: Uint32Array = makeTables();

/**
 * CRC-32 (ISO-HDLC, polynomial 0xEDB88320): no flip of up to 32 neighboring bits goes unseen. Eight
 * bytes a turn, each by a table of its own ("slicing by 8", Kounavis and Berry, 2005).
 */
export function crc32(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % STEPS);
  let crc = 0xffffffff;
  for (let at = 0; at < whole; at += STEPS) {
    crc = sumOfWord(crc ^ view.getUint32(at, true), 4) ^ sumOfWord(view.getUint32(at + 4, true), 0);
  }
  for (let at = whole; at < bytes.length; at++) {
    crc = (crc >>> 8) ^ tableAt(0, crc ^ view.getUint8(at));
  }
  return ~crc >>> 0;
}

/** Four bytes, the first of them followed by `after + 3` others in this turn. */
function sumOfWord(word: number, after: number): number {
  return (
    tableAt(after + 3, word) ^
    tableAt(after + 2, word >>> 8) ^
    tableAt(after + 1, word >>> 16) ^
    tableAt(after, word >>> 24)
  );
}

function tableAt(table: number, byte: number): number {
  return TABLES[(table << 8) | (byte & 0xff)] ?? 0;
}

/** Table n holds what a byte adds when n zero bytes follow it. */
function makeTables(): Uint32Array {
  const tables = new Uint32Array(STEPS * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at++) {
    const shorter = tables[at - 256] ?? 0;
    tables[at] = (shorter >>> 8) ^ (tables[shorter & 0xff] ?? 0);
  }
  return tables;
}
