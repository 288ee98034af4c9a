import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  billedApi,
  FargateApiStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ApprovalList } from '../approvals/ApprovalList';
import { Consumers } from '../consumers/Consumers';
import { shownStateOf } from './shownState';
import { Certificate } from './Certificate';
import { ConsoleLinkList } from '../components/ConsoleLinkList';
import { Details } from './Details';
import { OutboundIps } from '../components/OutboundIps';
import { Endpoint } from './Endpoint';
import { Explanation } from './Explanation';
import { Fact } from '../components/Fact';
import { Headline } from './Headline';
import { GitOpsNote } from './GitOpsNote';
import { HoldNote } from './HoldNote';
import { NextChange } from './NextChange';
import { ObservedFact } from '../components/ObservedFact';
import { useOperations } from '../operations/OperationsProvider';
import { ProblemList } from '../components/ProblemList';
import { SimulatedClockNote } from '../components/SimulatedClockNote';
import { RolloutProgress } from './RolloutProgress';
import { StaleNote } from '../components/StaleNote';
import { AwsClock } from '../clock/AwsClock';
import styles from '../components/view.module.css';
import { TargetHealth } from '../targets/TargetHealth';
import { TaskDefinition } from '../tasks/TaskDefinition';
import { PriceFact } from '../prices/PriceFact';
import { Throttling } from './Throttling';
import { VpcLink } from './VpcLink';
import { useTranslate } from '../messages/useTranslate';

/**
 * The status of an API: its state, its problems, then the details.
 *
 * @param elapsed - milliseconds since the response, by the browser's clock
 * @param environments - the references of those that it runs in
 */
export function StatusView(props: {
  status: FargateApiStatus;
  elapsed: number;
  environments: string[];
}) {
  const { status, elapsed, environments } = props;
  const state = shownStateOf(status, elapsed);
  const { links, service } = useOperations();
  return (
    <AwsClock reading={status} elapsed={elapsed}>
      <Flex direction="column" gap="4" className={styles.view}>
        <Headline status={status} state={state} />
        <SimulatedClockNote clock={status} />
        <Explanation status={status} state={state} />
        <ProblemList problems={status.problems} />
        {status.hold && <HoldNote hold={status.hold} />}
        {status.appliedBy && <GitOpsNote url={status.appliedBy} />}
        {links && service && <ApprovalList entity={service} />}
        {state !== 'gone' && state !== 'unconfirmed' && (
          <Facts status={status} environments={environments} />
        )}
        {state !== 'unconfirmed' && <Details status={status} />}
        <ConsoleLinkList links={status.links} />
      </Flex>
    </AwsClock>
  );
}

function Facts({
  status,
  environments,
}: {
  status: FargateApiStatus;
  environments: string[];
}) {
  const t = useTranslate();
  const service = status.service.value;
  return (
    <dl className={styles.facts}>
      <ObservedFact label={t('endpoint.label')} part={status.endpoint}>
        {endpoint => <Endpoint endpoint={endpoint} />}
      </ObservedFact>
      <ObservedFact label={t('certificate.label')} part={status.certificate}>
        {certificate => <Certificate certificate={certificate} />}
      </ObservedFact>
      <ObservedFact label={t('vpcLink.label')} part={status.vpcLink ?? {}}>
        {link => <VpcLink link={link} instances={status.instances?.value} />}
      </ObservedFact>
      <ObservedFact
        label={t('throttling.label')}
        part={status.throttling ?? {}}
      >
        {limits => <Throttling {...limits} />}
      </ObservedFact>
      <ObservedFact label={t('consumers.label')} part={status.consumers}>
        {consumers => <Consumers consumers={consumers} />}
      </ObservedFact>
      <ObservedFact label={t('targets.label')} part={status.targetGroups}>
        {groups => groups.length > 0 && <TargetHealth groups={groups} />}
      </ObservedFact>
      {service?.rollout && (
        <Fact label={t('rollout.label')}>
          <RolloutProgress rollout={service.rollout} />
          <StaleNote part={status.service} />
        </Fact>
      )}
      <ObservedFact label={t('schedule.label')} part={status.nextChange ?? {}}>
        {change => <NextChange change={change} now={status.now} />}
      </ObservedFact>
      <ObservedFact label={t('task.label')} part={status.taskDefinition}>
        {taskDefinition => (
          <TaskDefinition
            taskDefinition={taskDefinition}
            previous={status.previousTaskDefinition?.value}
            isFailing={Boolean(service?.rollout?.failedTasks)}
            note={service?.platform}
          />
        )}
      </ObservedFact>
      {environments.length > 0 && (
        <Fact label={t('environment.label')}>
          <Text>
            <EntityRefLinks entityRefs={environments} defaultKind="resource" />
          </Text>
        </Fact>
      )}
      <ObservedFact label={t('egress.label')} part={status.egressIps}>
        {addresses =>
          service?.hasPublicIps ? (
            <Text>{t('egress.ofTasks')}</Text>
          ) : (
            addresses.length > 0 && <OutboundIps addresses={addresses} />
          )
        }
      </ObservedFact>
      <PriceFact
        resources={billedApi(status)}
        region={status.target.region}
        others={() =>
          status.endpoint.value?.isShared ? t('prices.shared') : undefined
        }
      />
    </dl>
  );
}
