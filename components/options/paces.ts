/** A choice of how long to wait between list pages; milliseconds, a random length between both. */
export interface Pace {
  id: string;
  label: string;
  why: string;
  min: number;
  max: number;
}

/** Sane ranges only: a list asked for faster than a person scrolls is refused, and refusals cost more than they save. */
export const paces: readonly Pace[] = [
  {
    id: 'gentle',
    label: 'Gentle',
    why: '3 to 6 seconds, for profiles of many thousands',
    min: 3000,
    max: 6000,
  },
  { id: 'usual', label: 'Usual', why: '0.8 to 2.5 seconds', min: 800, max: 2500 },
  { id: 'brisk', label: 'Brisk', why: '0.5 to 1 second, TikTok may refuse more often', min: 500, max: 1000 },
];
