import { Flex, Link, Text } from '@backstage/ui';
import { webUrl } from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiExternalLinkLine } from '@remixicon/react';
import styles from './ConsoleLinkList.module.css';
import text from './text.module.css';
import { useTranslate } from '../messages/useTranslate';

const ORDER = ['service', 'logs', 'cluster', 'vpc', 'stack'] as const;

/** Links to the AWS console. */
export function ConsoleLinkList({
  links,
}: {
  links: Partial<Record<(typeof ORDER)[number], string>>;
}) {
  const t = useTranslate();
  const shown = ORDER.filter(name => webUrl(links[name]));
  if (shown.length === 0) {
    return null;
  }
  return (
    <Flex align="center" gap="3" className={styles.links}>
      <Text variant="body-small" className={text.muted}>
        {t('console.label')}
      </Text>
      {shown.map(name => (
        <Link
          key={name}
          href={links[name]!}
          target="_blank"
          rel="noopener noreferrer"
          variant="body-small"
          aria-label={`${t('console.label')}: ${t(`console.${name}`)}`}
        >
          {t(`console.${name}`)}
          <RiExternalLinkLine aria-hidden className={styles.icon} />
        </Link>
      ))}
    </Flex>
  );
}
