import { useSince } from './StatusClock';
import { ageText } from './statusText';
import { useTranslate } from './useTranslate';

/** An instant of AWS's clock as an age, e.g. `3 h ago`. */
export function Ago({ instant }: { instant: string }) {
  const t = useTranslate();
  const since = useSince();
  return (
    <time dateTime={instant} title={instant}>
      {t('age.ago', { age: ageText(t, since(instant)) })}
    </time>
  );
}
