import { useId, useState } from 'preact/hooks';
import { FieldFault } from '@/components/field-fault';
import { useSetting } from '@/components/use-setting';
import { dailyLimit } from '@/lib/settings';

/** A warning stands by what is more. TikTok has warned and blocked accounts of heavy savers; at which number, nobody knows. */
const risky = 20_000;
/** Fewer would not bring a page of photo posts home. */
const least = 100;
const tooLow = `Write ${least} or more, or leave this empty for no limit.`;

/** How many files and list pages a day may have; an empty field is no limit. Kept when one leaves the field, not at each digit. */
export function DailyLimit() {
  const id = useId();
  const [limit, setLimit] = useSetting(dailyLimit);
  const [wrong, setWrong] = useState<string>();
  if (limit === undefined) return null;
  const keep = (input: HTMLInputElement) => {
    const next = readLimit(input);
    if (next !== undefined) setLimit(next);
    setWrong(next === undefined ? input.value : undefined);
  };
  const isWrong = wrong !== undefined;
  return (
    <label class="stack tight">
      <span>Files and list pages in a day</span>
      <input
        type="number"
        class="numbers"
        min={least}
        step="1"
        placeholder="no limit"
        value={wrong ?? inField(limit)}
        aria-invalid={isWrong}
        {...(isWrong ? { 'aria-describedby': id } : {})}
        onChange={(event) => keep(event.currentTarget)}
      />
      <FieldFault id={id} fault={isWrong ? tooLow : undefined} />
      <span class="quiet small">
        Then jobs wait until midnight; a click on a single post still works. A file counts once, and so does a
        page of a list or of a post, also where TikTok had to be asked several times. Empty is no limit.
      </span>
      {(limit === 0 || limit > risky) && (
        <span class="notice warn small">
          TikTok has warned and blocked accounts that asked for very much in a day. That is your risk.
        </span>
      )}
    </label>
  );
}

/** The number, 0 for none; undefined for what is neither. */
function readLimit({ value, validity }: HTMLInputElement): number | undefined {
  if (validity.badInput) return undefined;
  if (value.trim() === '') return 0;
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= least ? number : undefined;
}

function inField(limit: number): string {
  return limit === 0 ? '' : String(limit);
}
