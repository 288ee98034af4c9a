import { Flex, Select, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import { ConsumerPlace } from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReadFailureNote } from '../components/ReadFailureNote';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { ConsumerOption, consumerOptions } from './consumerOptions';

/** Selects a consumer VPC, and explains which ones are not listed. */
export function ConsumerSelect(props: {
  /** `undefined` while loading. */
  places: ConsumerPlace[] | undefined;
  region: string;
  selected: ConsumerOption | undefined;
  onChange(option: ConsumerOption | undefined): void;
}) {
  const t = useTranslate();
  const { places, region, selected, onChange } = props;
  if (!places) {
    return (
      <div aria-busy>
        <VisuallyHidden role="status">
          {t('consumerCheck.loading')}
        </VisuallyHidden>
        <Skeleton width="100%" height="3.5rem" />
      </div>
    );
  }
  const options = consumerOptions(places);
  return (
    <Flex direction="column" gap="2">
      {options.length > 0 ? (
        <Select
          label={t('consumerCheck.field')}
          placeholder={t('field.choose')}
          searchable={options.length > 8}
          options={options.map(({ key, vpc, accountId }) => ({
            value: key,
            label: t('consumerCheck.option', {
              name: vpc.name ?? vpc.vpcId,
              cidrs: vpc.cidrs.join(', '),
              account: accountId,
            }),
          }))}
          value={selected?.key ?? null}
          onChange={key => onChange(options.find(option => option.key === key))}
        />
      ) : (
        <Text as="p">{t('consumerCheck.none')}</Text>
      )}
      {places.map(
        ({ target, vpcs }) =>
          vpcs.failure && (
            <Flex key={target.name} gap="1" align="start" direction="column">
              <Text>
                {t('consumerCheck.unread', {
                  target: target.name,
                  account: target.accountId,
                })}
              </Text>
              <ReadFailureNote failure={vpcs.failure} />
            </Flex>
          ),
      )}
      <Text as="p" variant="body-small" className={text.muted}>
        {t('consumerCheck.unlisted', { region })}
      </Text>
    </Flex>
  );
}
