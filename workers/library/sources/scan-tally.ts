/** Counts what a scan finds and reports its progress. */
import type { Progress } from '../../protocol/job.ts';
import type { ScanReport } from '../../protocol/sources.ts';
import type { Difference } from './scan-diff.ts';

/** Least time between two reports. */
const REPORT_MS = 100;

/** The counts of one scan. */
export class ScanTally {
  readonly #report: (progress: Progress) => void;
  readonly #counts = { sounds: 0, others: 0, added: 0, changed: 0, missing: 0, returned: 0 };
  #reportedAtMs = 0;

  constructor(report: (progress: Progress) => void) {
    this.#report = report;
  }

  /** Counts a sound. */
  countSound(kind: Difference['kind']): void {
    this.#counts.sounds += 1;
    if (kind === 'added') this.#counts.added += 1;
    else if (kind === 'returned') this.#counts.returned += 1;
    else if (kind !== 'same') this.#counts.changed += 1;
    this.#reportInTime();
  }

  /** Counts a file that is no sound. */
  countOther(): void {
    this.#counts.others += 1;
    this.#reportInTime();
  }

  /** Ends the count. */
  finish(missing: number): ScanReport {
    this.#counts.missing = missing;
    this.#send();
    return { ...this.#counts };
  }

  #reportInTime(): void {
    if (performance.now() - this.#reportedAtMs >= REPORT_MS) this.#send();
  }

  #send(): void {
    this.#reportedAtMs = performance.now();
    const { sounds } = this.#counts;
    this.#report({ done: sounds, total: sounds, stage: 'scan' });
  }
}
