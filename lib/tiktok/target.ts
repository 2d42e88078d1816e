/** What a source is pointed at. Each source uses the fields that it names; the rest stay absent. */
export interface Target {
  secUid?: string;
  uniqueId?: string;
  awemeIds?: string[];
}

/** Which posts of a source are wanted. Dates are inclusive days `YYYY-MM-DD` in the person's own time zone. */
export interface Filters {
  newest?: number;
  from?: string;
  to?: string;
  kind?: 'video' | 'photo';
}
