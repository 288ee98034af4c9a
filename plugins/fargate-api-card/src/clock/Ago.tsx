import { useSince } from './AwsClock';
import { ageText } from './ageText';
import { useTranslate } from '../messages/useTranslate';

/** A timestamp of AWS as an age, e.g. `3 h ago`. */
export function Ago({ instant }: { instant: string }) {
  const t = useTranslate();
  const since = useSince();
  return (
    <time dateTime={instant} title={instant}>
      {t('age.ago', { age: ageText(t, since(instant)) })}
    </time>
  );
}
