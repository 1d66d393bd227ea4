// Kinds of columns that many tables have.
import type { ColumnType } from "kysely";

export type Json<T> = ColumnType<T, string, string>;
/** A column that is empty unless said otherwise. */
export type Empty<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** A column with a default of the database's. */
export type Preset<T> = ColumnType<T, T | undefined, T>;

export interface Stamped {
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
  /** Rows that are gone stay, so that what refers to them can still be explained. */
  deleted_at: Empty<Date>;
}
