import { ButtonLink, Flex, Text } from '@backstage/ui';
import {
  adviseApi,
  ApiChoiceName,
  ChoiceAdvice,
  formatDollars,
  gatewayBreakEven,
  meteredRegion,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { lineText } from '../prices/PriceTexts';
import { usePrices } from '../prices/usePrices';
import { templatePath } from '../templatePath';
import styles from './advice.module.css';
import { Needs } from './Needs';

/** What a wizard begins with. */
const PREFILLED: Partial<Record<ApiChoiceName, Record<string, unknown>>> = {
  'public-tasks': { taskSubnets: 'public' },
};

/** The ways to run an API, the recommended one first, each with its price a month. */
export function AdvisedChoices({ needs }: { needs: Needs }) {
  const t = useTranslate();
  const { prices, isUnread } = usePrices(true);
  if (!prices) {
    return null;
  }
  const { region } = needs;
  const choices = adviseApi(needs, region, prices);
  const metered = meteredRegion(region, prices);
  return (
    <Flex direction="column" gap="2" role="status">
      <ul
        aria-label={t('advice.ways')}
        className={`${text.list} ${styles.list}`}
      >
        {choices.map((choice, index) => (
          <li key={choice.name}>
            <Choice
              choice={choice}
              next={choices.slice(index + 1).find(({ fits }) => fits)}
              needs={needs}
              prices={prices}
            />
          </li>
        ))}
      </ul>
      <Text as="p" variant="body-small" className={text.muted}>
        {[
          t('advice.counted'),
          prices.ownRegions.includes(region)
            ? t('advice.own', { region })
            : t('advice.list', { region, date: prices.date }),
          metered !== region && t('advice.meteredOf', { region: metered }),
          isUnread && t('prices.unread'),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
    </Flex>
  );
}

function Choice(props: {
  choice: ChoiceAdvice;
  next: ChoiceAdvice | undefined;
  needs: Needs;
  prices: PriceList;
}) {
  const t = useTranslate();
  const { choice, next, needs, prices } = props;
  const { name, kind, fits, obstacles, isRecommended, monthly, lines } = choice;
  const saved = next && formatDollars(next.monthly - monthly);
  const millions = gatewayBreakEven(needs.region, prices) / 1_000_000;
  return (
    <Flex direction="column" gap="1">
      <Flex align="center" gap="3" className={styles.head}>
        <Text as="h3" weight="bold">
          {t(`advice.way.${name}`)}
        </Text>
        <Text>{t('prices.total', { dollars: formatDollars(monthly) })}</Text>
        {fits && (
          <ButtonLink
            size="small"
            variant={isRecommended ? 'primary' : 'secondary'}
            href={templatePath(`fargate-${kind}`, PREFILLED[name])}
            aria-label={t('advice.deployWay', { way: t(`advice.way.${name}`) })}
          >
            {t('advice.deploy')}
          </ButtonLink>
        )}
      </Flex>
      {isRecommended && (
        <Text as="p" weight="bold">
          {saved
            ? t('advice.cheapest', { dollars: saved })
            : t('advice.onlyOne')}
        </Text>
      )}
      {obstacles.map(obstacle => (
        <Text as="p" key={obstacle} weight="bold">
          {t(`advice.obstacle.${obstacle}`)}
        </Text>
      ))}
      <Text as="p">
        {t(`advice.note.${name}`, {
          millions: String(Math.round(millions)),
        })}
      </Text>
      <Text as="p" variant="body-small" className={text.muted}>
        {lines.map(line => lineText(t, line)).join(' · ')}
      </Text>
    </Flex>
  );
}
