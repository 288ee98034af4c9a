import { Alert } from '@backstage/ui';
import { useTranslate } from '../../messages/useTranslate';

/** What a deletion deletes, in red. */
export function ToBeDeleted({ parts }: { parts: readonly string[] }) {
  const t = useTranslate();
  return (
    <div role="status">
      {parts.length > 0 && (
        <Alert
          icon
          status="danger"
          title={t('toBeDeleted.title')}
          description={
            <ul>
              {parts.map(part => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          }
        />
      )}
    </div>
  );
}
