import { Checkbox, Flex, NumberField, Select, Text } from '@backstage/ui';
import { ApiNeeds } from '@fargate-api/backstage-plugin-fargate-api-common';
import { useState } from 'react';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { usePrices } from '../prices/usePrices';
import styles from './advice.module.css';
import { Needs, REQUESTS } from './Needs';

const CALLERS = ['internet', 'other-accounts', 'within'] as const;
const AMOUNTS = Object.keys(REQUESTS) as (keyof typeof REQUESTS)[];

/** Asks what a person knows of an API. */
export function NeedsForm(props: {
  needs: Needs;
  onChange(needs: Needs): void;
}) {
  const t = useTranslate();
  const { needs, onChange } = props;
  const { prices } = usePrices(true);
  const [amount, setAmount] = useState<string>(
    AMOUNTS.find(name => REQUESTS[name] === needs.requests) ?? 'number',
  );
  const change = (changed: Partial<Needs>) =>
    onChange({ ...needs, ...changed });
  return (
    <Flex direction="column" gap="3">
      <Text as="p" className={text.muted}>
        {t('advice.intro')}
      </Text>
      <div className={styles.form}>
        <Select
          label={t('advice.requests')}
          options={[
            ...AMOUNTS.map(name => ({
              value: name,
              label: t(`advice.amount.${name}`),
            })),
            { value: 'number', label: t('advice.amount.number') },
          ]}
          value={amount}
          onChange={key => {
            setAmount(String(key));
            change({
              requests:
                REQUESTS[key as keyof typeof REQUESTS] ?? needs.requests,
            });
          }}
        />
        {amount === 'number' && (
          <NumberField
            label={t('advice.count')}
            value={needs.requests}
            minValue={0}
            step={1}
            onChange={count => change({ requests: count || 0 })}
          />
        )}
        <NumberField
          label={t('advice.outbound')}
          description={t('advice.outboundHelp')}
          value={needs.outboundGigabytes}
          minValue={0}
          step={1}
          onChange={count => change({ outboundGigabytes: count || 0 })}
        />
        <Select
          label={t('advice.callers')}
          options={CALLERS.map(value => ({
            value,
            label: t(`advice.caller.${value}`),
          }))}
          value={needs.callers}
          onChange={key => change({ callers: key as ApiNeeds['callers'] })}
        />
        <Select
          label={t('advice.environment')}
          options={[
            { value: 'new', label: t('advice.newEnvironment') },
            { value: 'existing', label: t('advice.existingEnvironment') },
            {
              value: 'existing-shared',
              label: t('advice.existingSharedEnvironment'),
            },
          ]}
          value={needs.environment}
          onChange={key =>
            change({ environment: key as ApiNeeds['environment'] })
          }
        />
        {needs.environment !== 'existing-shared' && (
          <NumberField
            label={t('advice.sharingApis')}
            description={t('advice.sharingApisHelp')}
            value={needs.sharingApis}
            minValue={2}
            step={1}
            onChange={count => change({ sharingApis: count || 2 })}
          />
        )}
        <Select
          label={t('advice.region')}
          options={Object.keys(prices?.byRegion ?? {}).map(region => ({
            value: region,
            label: region,
          }))}
          value={needs.region}
          onChange={key => change({ region: String(key) })}
        />
      </div>
      <Checkbox
        isSelected={needs.fixedEgress}
        onChange={fixedEgress => change({ fixedEgress })}
      >
        {t('advice.fixedEgress')}
      </Checkbox>
    </Flex>
  );
}
