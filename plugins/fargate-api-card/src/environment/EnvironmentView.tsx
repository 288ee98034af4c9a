import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  billedEnvironment,
  billedWithNat,
  EnvironmentApi,
  EnvironmentStatus,
  Observed,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ConsoleLinkList } from '../components/ConsoleLinkList';
import { CopyButton } from '../components/CopyButton';
import { Fact } from '../components/Fact';
import { ObservedFact } from '../components/ObservedFact';
import { ProblemList } from '../components/ProblemList';
import { SimulatedClockNote } from '../components/SimulatedClockNote';
import { AwsClock } from '../clock/AwsClock';
import styles from '../components/view.module.css';
import text from '../components/text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { PriceFact } from '../prices/PriceFact';
import { Cluster } from './Cluster';
import { OutboundAccess } from './OutboundAccess';
import { EndpointList } from './EndpointList';
import { EnvironmentExplanation } from './EnvironmentExplanation';
import { EnvironmentLog } from './EnvironmentLog';
import { EnvironmentHeadline } from './EnvironmentHeadline';
import { SharedLoadBalancer } from './SharedLoadBalancer';
import { environmentStateOf } from './environmentStateOf';

const NAT_CHOICES = ['none', 'single', 'per-zone'] as const;

/**
 * The status of an environment: whether APIs can be deployed into it, what
 * runs in it, and its network.
 *
 * @param elapsed - milliseconds since the response, by the browser's clock
 */
export function EnvironmentView(props: {
  status: EnvironmentStatus;
  elapsed: number;
}) {
  const { status, elapsed } = props;
  const state = environmentStateOf(status, elapsed);
  return (
    <AwsClock reading={status} elapsed={elapsed}>
      <Flex direction="column" gap="4" className={styles.view}>
        <EnvironmentHeadline status={status} state={state} />
        <SimulatedClockNote clock={status} />
        <EnvironmentExplanation status={status} state={state} />
        <ProblemList problems={status.problems} />
        <Facts status={status} isGone={state === 'gone'} />
        <ConsoleLinkList links={status.links} />
      </Flex>
    </AwsClock>
  );
}

function Facts(props: { status: EnvironmentStatus; isGone: boolean }) {
  const t = useTranslate();
  const { status, isGone } = props;
  return (
    <dl className={styles.facts}>
      <Fact label={t('environment.apis')}>
        <Apis apis={status.apis} />
      </Fact>
      {!isGone && status.cluster.value && (
        <ObservedFact label={t('environment.cluster')} part={status.cluster}>
          {cluster => <Cluster cluster={cluster} />}
        </ObservedFact>
      )}
      {!isGone && status.execLogs.value && (
        <ObservedFact label={t('environment.execLogs')} part={status.execLogs}>
          {log => (
            <EnvironmentLog
              log={log}
              none={t('environment.withContainerLogs')}
            />
          )}
        </ObservedFact>
      )}
      {!isGone && (
        <ObservedFact
          label={t('environment.sharedLoadBalancer')}
          part={status.sharedLoadBalancer}
        >
          {({ quotas }) => <SharedLoadBalancer quotas={quotas} />}
        </ObservedFact>
      )}
      {!isWithheld(status.network) && <NetworkFacts status={status} />}
      {!isGone && (
        <PriceFact
          resources={billedEnvironment(status)}
          region={status.target.region}
          others={priced => {
            const [none, single, perZone] = NAT_CHOICES.map(mode =>
              billedWithNat(status, mode),
            );
            return (
              none &&
              single &&
              perZone &&
              t('prices.natChoices', {
                none: priced(none),
                single: priced(single),
                perZone: priced(perZone),
              })
            );
          }}
        />
      )}
    </dl>
  );
}

/** Whether a part is not shown because the resource does not name the environment; a problem says so. */
function isWithheld({ failure }: Observed<unknown>): boolean {
  return failure?.reason === 'unconfirmed';
}

function NetworkFacts({ status }: { status: EnvironmentStatus }) {
  const t = useTranslate();
  return (
    <>
      <ObservedFact label={t('environment.network')} part={status.network}>
        {({ vpcId, cidrs }) => (
          <Flex align="center" gap="1">
            <Text>{[vpcId, ...cidrs].join(' · ')}</Text>
            <CopyButton text={vpcId} label={t('environment.copyVpc')} />
          </Flex>
        )}
      </ObservedFact>
      {status.network.value && (
        <Fact label={t('environment.zones')}>
          <Text>{status.network.value.availabilityZones.join(', ')}</Text>
        </Fact>
      )}
      <ObservedFact label={t('egress.label')} part={status.egress}>
        {egress => <OutboundAccess egress={egress} />}
      </ObservedFact>
      <ObservedFact label={t('environment.endpoints')} part={status.endpoints}>
        {endpoints => <EndpointList endpoints={endpoints} />}
      </ObservedFact>
      {status.flowLogs.value && (
        <ObservedFact label={t('environment.flowLogs')} part={status.flowLogs}>
          {log => (
            <EnvironmentLog log={log} none={t('environment.noFlowLogs')} />
          )}
        </ObservedFact>
      )}
    </>
  );
}

function Apis({ apis }: { apis: EnvironmentApi[] }) {
  const t = useTranslate();
  if (apis.length === 0) {
    return <Text className={text.muted}>{t('environment.noApis')}</Text>;
  }
  return (
    <Text>
      {apis.map(({ entityRef, title }, index) => (
        <span key={`${index}.${entityRef}`}>
          {index > 0 && ', '}
          <EntityRefLink
            entityRef={entityRef}
            title={title}
            defaultKind="api"
          />
        </span>
      ))}
    </Text>
  );
}
