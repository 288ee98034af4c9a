import { Badge, Flex, Link, Text } from '@backstage/ui';
import {
  EndpointStatus,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import {
  RiGlobalLine,
  RiLockLine,
  RiLockUnlockLine,
  RiShieldKeyholeLine,
} from '@remixicon/react';
import { CopyButton } from '../components/CopyButton';
import styles from './Endpoint.module.css';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** The URL of the API, and the type and DNS name of its load balancer if it has one. */
export function Endpoint({ endpoint }: { endpoint: EndpointStatus }) {
  const t = useTranslate();
  const { dnsName, scheme, type, tls, state = 'active' } = endpoint;
  const url = webUrl(endpoint.url);
  const address = url ?? dnsName ?? '';
  const further = (endpoint.additionalUrls ?? []).flatMap(
    one => webUrl(one) ?? [],
  );
  return (
    <Flex align="center" className={styles.endpoint}>
      <Flex align="center" gap="1" className={styles.address}>
        {url ? (
          <Link
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.link}
          >
            {url}
          </Link>
        ) : (
          <Text className={styles.link}>{address}</Text>
        )}
        <CopyButton text={address} label={t('endpoint.copy')} />
      </Flex>
      <Flex gap="1" className={styles.badges}>
        <Badge
          size="small"
          icon={
            scheme === 'internal' ? (
              <RiShieldKeyholeLine aria-hidden />
            ) : (
              <RiGlobalLine aria-hidden />
            )
          }
        >
          {t(`endpoint.scheme.${scheme}`)}
        </Badge>
        {type && <Badge size="small">{t(`endpoint.type.${type}`)}</Badge>}
        <Badge
          size="small"
          icon={
            tls ? <RiLockLine aria-hidden /> : <RiLockUnlockLine aria-hidden />
          }
        >
          {tls ? t('endpoint.tls') : t('endpoint.noTls')}
        </Badge>
        {state !== 'active' && (
          <Badge size="small">{t('endpoint.state', { state })}</Badge>
        )}
      </Flex>
      {further.map(one => (
        <Flex key={one} align="center" gap="1" className={styles.secondary}>
          <Link
            href={one}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.link}
          >
            {one}
          </Link>
          <CopyButton text={one} label={t('endpoint.copyUrl', { url: one })} />
        </Flex>
      ))}
      {url && dnsName && new URL(url).hostname !== dnsName.toLowerCase() && (
        <Flex align="center" gap="1" className={styles.secondary}>
          <span className={`${text.code} ${text.muted}`}>{dnsName}</span>
          <CopyButton text={dnsName} label={t('endpoint.copyDnsName')} />
        </Flex>
      )}
    </Flex>
  );
}
