import { Flex, Text } from '@backstage/ui';
import { CertificateStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { RiAlertFill } from '@remixicon/react';
import { useSince, useUntil } from '../clock/AwsClock';
import { ageText } from '../clock/ageText';
import styles from './Certificate.module.css';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';

/** How long before its expiry a certificate gets a warning, in milliseconds; ACM renews 60 days ahead. */
const SOON = 30 * 86_400_000;

/** The certificate of the endpoint, and when it expires. */
export function Certificate({
  certificate,
}: {
  certificate: CertificateStatus;
}) {
  const t = useTranslate();
  const since = useSince();
  const until = useUntil();
  const { arn, domainName, expiresAt, status } = certificate;
  const left = expiresAt ? until(expiresAt) : Infinity;

  return (
    <Flex direction="column" gap="0.5">
      <Text title={arn}>
        {left < SOON && (
          <>
            <RiAlertFill aria-hidden className={styles.warning} />{' '}
          </>
        )}
        {domainName ?? <span className={text.code}>{arn}</span>}
        {expiresAt && (
          <span className={left < SOON ? undefined : text.muted}>
            {' · '}
            <time dateTime={expiresAt} title={expiresAt}>
              {left > 0
                ? t('certificate.expires', { age: ageText(t, left) })
                : t('certificate.expired', {
                    age: ageText(t, since(expiresAt)),
                  })}
            </time>
          </span>
        )}
        {status && status !== 'ISSUED' && (
          <span className={text.code}>{` · ${status}`}</span>
        )}
      </Text>
      {left < SOON && (
        <Text as="p" variant="body-small" className={text.muted}>
          {t('certificate.soon')}
        </Text>
      )}
    </Flex>
  );
}
