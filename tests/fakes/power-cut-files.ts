/** Files of a machine whose power can fail: what was not flushed may be lost, kept or torn. */
import type { LibraryFiles } from '../../workers/library/library-ports.ts';
import { memoryPageFile } from '../../workers/library/storage/page-file.ts';
import type { PageFile } from '../../workers/library/storage/page-file.ts';
import { NO_RESERVE } from '../../workers/library/storage/reserve-file.ts';

/** Disks write this much at once. */
const SECTOR_BYTES = 512;

/** A machine with the files of a library. */
export interface PowerCutMachine {
  readonly files: LibraryFiles;
  /** Lets this many more writes through and fails for ever after. */
  readonly cutAfter: (writeCount: number) => void;
  /** What is found after power is back; `random` decides about each write that was not flushed. */
  readonly restart: (random: () => number) => PowerCutMachine;
}

interface Write {
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Disk {
  /** As programs see it. */
  readonly seen: PageFile;
  /** As it is for sure. */
  readonly sure: PageFile;
  unsure: (Write | { readonly size: number })[];
}

type DiskName = keyof LibraryFiles['pages'];

/** Starts a machine, with empty disks or with these. */
export function powerCutMachine(contents?: Readonly<Record<DiskName, PageFile>>): PowerCutMachine {
  let writesLeft = Number.POSITIVE_INFINITY;
  const spend = () => {
    writesLeft -= 1;
    if (writesLeft < 0) throw new Error('power is off');
  };
  const disks = {
    main: makeDisk(contents?.main),
    wal: makeDisk(contents?.wal),
    journal: makeDisk(contents?.journal),
  };
  const pages = {
    main: fileOn(disks.main, spend),
    wal: fileOn(disks.wal, spend),
    journal: fileOn(disks.journal, spend),
  };
  return {
    files: { pages, reserve: NO_RESERVE },
    cutAfter: (writeCount) => {
      writesLeft = writeCount;
    },
    restart: (random) =>
      powerCutMachine({
        main: survivor(disks.main, random),
        wal: survivor(disks.wal, random),
        journal: survivor(disks.journal, random),
      }),
  };
}

function makeDisk(content: PageFile = memoryPageFile()): Disk {
  return { seen: copyOf(content), sure: content, unsure: [] };
}

function copyOf(file: PageFile): PageFile {
  const bytes = new Uint8Array(file.getSize());
  file.read(bytes, 0);
  const copy = memoryPageFile();
  copy.write(bytes, 0);
  return copy;
}

function fileOn(disk: Disk, spend: () => void): PageFile {
  return {
    ...disk.seen,
    write(from, at) {
      spend();
      disk.unsure.push({ at, bytes: from.slice() });
      return disk.seen.write(from, at);
    },
    truncate(size) {
      spend();
      disk.unsure.push({ size });
      disk.seen.truncate(size);
    },
    flush() {
      spend();
      for (const change of disk.unsure) apply(disk.sure, change);
      disk.unsure = [];
    },
  };
}

function apply(file: PageFile, change: Disk['unsure'][number]): void {
  if ('size' in change) file.truncate(change.size);
  else file.write(change.bytes, change.at);
}

function survivor({ sure, unsure }: Disk, random: () => number): PageFile {
  const file = copyOf(sure);
  for (const change of unsure) {
    const luck = random();
    if (luck < 1 / 3) continue;
    if (luck < 2 / 3 || 'size' in change) apply(file, change);
    else tear(file, change, random);
  }
  return file;
}

function tear(file: PageFile, { at, bytes }: Write, random: () => number): void {
  for (let from = 0; from < bytes.length; from += SECTOR_BYTES) {
    if (random() < 0.5) file.write(bytes.subarray(from, from + SECTOR_BYTES), at + from);
  }
}
