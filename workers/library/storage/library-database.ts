/** The library's one connection: prepared statements, and transactions that wait for each other. */
import type { Database, SqlValue, Statement } from 'sql.js';
import type { ReserveFile } from './reserve-file.ts';
import type { Cell, Row } from './row-values.ts';
import { isOutOfRoom, toLibraryError } from './sqlite-failure.ts';

/** A value to bind; undefined is NULL. */
export type SqlParam = SqlValue | undefined;

/** Runs SQL; every statement is prepared once and kept. */
export class LibraryDatabase {
  readonly #connection: Database;
  readonly #reserve: ReserveFile;
  readonly #statements = new Map<string, Statement>();
  #writes: Promise<unknown> = Promise.resolve();

  constructor(connection: Database, reserve: ReserveFile) {
    this.#connection = connection;
    this.#reserve = reserve;
  }

  /** Runs one statement that gives no rows; returns how many rows it changed. */
  run(sql: string, params: readonly SqlParam[] = []): number {
    return this.#use(sql, params, (statement) => {
      statement.step();
      return this.#connection.getRowsModified();
    });
  }

  /** The first row of a query. */
  first(sql: string, params: readonly SqlParam[] = []): Row | undefined {
    return this.#use(sql, params, (statement) => (statement.step() ? statement.get() : undefined));
  }

  /** All rows of a query. */
  all(sql: string, params: readonly SqlParam[] = []): Row[] {
    return this.#use(sql, params, (statement) => {
      const rows: Row[] = [];
      while (statement.step()) rows.push(statement.get());
      return rows;
    });
  }

  /**
   * Whole columns of a query, in its order; each value is an integer below 2^32. SQLite joins them into
   * one text each: stepping over 100,000 rows from here would take ten times as long. The statement is
   * not kept, as such queries have many shapes.
   */
  columns<Name extends string>(
    names: readonly Name[],
    query: string,
    params: readonly SqlParam[] = [],
  ): Record<Name, Uint32Array<ArrayBuffer>> {
    const joined = names.map((name) => `group_concat(${name})`).join(', ');
    try {
      const statement = this.#connection.prepare(`SELECT ${joined} FROM (${query})`);
      try {
        statement.bind(toBound(params));
        statement.step();
        const texts = statement.get();
        const columns = names.map((name, index) => [name, parseColumn(texts[index])]);
        return Object.fromEntries(columns) as Record<Name, Uint32Array<ArrayBuffer>>;
      } finally {
        statement.free();
      }
    } catch (thrown) {
      throw toLibraryError(thrown);
    }
  }

  /** Runs SQL of several statements without parameters, outside of the statements that are kept. */
  script(sql: string): void {
    try {
      this.#connection.run(sql);
    } catch (thrown) {
      throw toLibraryError(thrown);
    }
  }

  /**
   * Runs reads and writes as one: durable when it resolves, undone when it rejects. Transactions wait
   * for each other; one that is long may be async and let messages in between its steps. Where there
   * is no room, the reserve is given up and `run` is called once more, so it must keep what it finds
   * out to itself until it returns; then it fails with `library/quota-exceeded`.
   */
  transaction<T>(run: () => T | Promise<T>): Promise<T> {
    const result = this.#writes.then(() => this.#attempt(run));
    this.#writes = result.catch(() => undefined);
    return result;
  }

  /** Fills the reserve file, once; trouble with it is no trouble of the caller. */
  keepReserve(): void {
    void this.#reserve.keep();
  }

  async #attempt<T>(run: () => T | Promise<T>): Promise<T> {
    try {
      return await this.#runOnce(run);
    } catch (thrown) {
      if (!isOutOfRoom(thrown) || !(await this.#reserve.release())) throw thrown;
      return this.#runOnce(run);
    }
  }

  async #runOnce<T>(run: () => T | Promise<T>): Promise<T> {
    this.script('BEGIN IMMEDIATE');
    try {
      const result = run();
      const value = result instanceof Promise ? await result : result;
      this.script('COMMIT');
      return value;
    } catch (thrown) {
      this.#rollBack();
      throw thrown;
    }
  }

  #rollBack(): void {
    try {
      this.script('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }

  #use<T>(sql: string, params: readonly SqlParam[], work: (statement: Statement) => T): T {
    try {
      const statement = this.#statements.get(sql) ?? this.#prepare(sql);
      try {
        statement.bind(toBound(params));
        return work(statement);
      } finally {
        statement.reset();
      }
    } catch (thrown) {
      throw toLibraryError(thrown);
    }
  }

  #prepare(sql: string): Statement {
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function toBound(params: readonly SqlParam[]): SqlValue[] {
  return params.map((param) => param ?? null);
}

function parseColumn(joined: Cell): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(
    typeof joined === 'string' ? (JSON.parse(`[${joined}]`) as number[]) : [],
  );
}
