import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import {
  formatDollars,
  hasPrices,
  monthlyPrices,
  Preview,
  totalPrice,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ageText } from '../clock/ageText';
import { useUntil } from '../clock/AwsClock';
import rows from '../components/rows.module.css';
import text from '../components/text.module.css';
import { pullRequestUrl } from '../deployments/forgeUrls';
import { useTranslate } from '../messages/useTranslate';
import { usePrices } from '../prices/usePrices';

/** The previews of an API: which pull request, how it is, its end, its price and address. */
export function PreviewList(props: { previews: Preview[]; region: string }) {
  const { previews, region } = props;
  return (
    <ul className={`${text.list} ${rows.rows}`}>
      {previews.map(preview => (
        <Row key={preview.stackName} preview={preview} region={region} />
      ))}
    </ul>
  );
}

function Row({ preview, region }: { preview: Preview; region: string }) {
  const t = useTranslate();
  const { entity } = useEntity();
  const until = useUntil();
  const { prices } = usePrices(true);
  const { expiresAt, number, resources, state, url } = preview;
  const label = t('previews.request', { number: String(number) });
  const request = pullRequestUrl(entity, number);
  const facts = [
    t(`previews.state.${state}`),
    ...(state === 'deleting'
      ? []
      : [t('previews.ends', { age: ageText(t, until(expiresAt)) })]),
    ...(prices && hasPrices(region, prices)
      ? [
          t('prices.total', {
            dollars: formatDollars(
              totalPrice(monthlyPrices(resources, region, prices)),
            ),
          }),
        ]
      : []),
  ];
  return (
    <li className={rows.row}>
      {request ? (
        <Link href={request} target="_blank" variant="body-small">
          {label}
        </Link>
      ) : (
        <Text variant="body-small">{label}</Text>
      )}
      <Flex direction="column" gap="0.5">
        <Text variant="body-small">{facts.join(' · ')}</Text>
        {url && (
          <Link href={url} target="_blank" variant="body-small">
            {url}
          </Link>
        )}
      </Flex>
    </li>
  );
}
