import { Alert, Link } from '@backstage/ui';
import { useTranslate } from '../messages/useTranslate';

/** That the pipeline of a repository applies changes, and where that is. */
export function GitOpsNote({ url }: { url: string }) {
  const t = useTranslate();
  const repository = url.replace(/^https?:\/\/[^/]+\//, '');
  return (
    <Alert
      icon
      status="info"
      title={t('gitOps.title', { repository })}
      description={t('gitOps.description')}
      customActions={
        <Link href={url} target="_blank">
          {t('gitOps.open')}
        </Link>
      }
    />
  );
}
