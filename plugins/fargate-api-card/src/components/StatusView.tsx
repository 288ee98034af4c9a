import { Flex } from '@backstage/ui';
import { FargateApiStatus } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Consumers } from '../consumers/Consumers';
import { shownStateOf } from '../status/shownState';
import { Certificate } from './Certificate';
import { ConsoleLinkList } from './ConsoleLinkList';
import { Details } from './Details';
import { EgressAddresses } from './EgressAddresses';
import { Endpoint } from './Endpoint';
import { Explanation } from './Explanation';
import { Fact } from './Fact';
import { Headline } from './Headline';
import { ObservedFact } from './ObservedFact';
import { ProblemList } from './ProblemList';
import { RolloutProgress } from './RolloutProgress';
import { StaleNote } from './StaleNote';
import { StatusClock } from './StatusClock';
import styles from './StatusView.module.css';
import { TargetHealth } from './TargetHealth';
import { TaskDefinition } from './TaskDefinition';
import { useTranslate } from './useTranslate';

/**
 * A status from "is it up" over "why not" to "what can I do".
 *
 * @param elapsed - milliseconds since the answer, by the browser
 */
export function StatusView(props: {
  status: FargateApiStatus;
  elapsed: number;
}) {
  const { status, elapsed } = props;
  const state = shownStateOf(status, elapsed);
  return (
    <StatusClock awsNow={status.now} elapsed={elapsed}>
      <Flex direction="column" gap="4" className={styles.view}>
        <Headline status={status} state={state} />
        <Explanation status={status} state={state} />
        <ProblemList problems={status.problems} />
        {state !== 'gone' && <Facts status={status} />}
        <Details status={status} />
        <ConsoleLinkList links={status.links} />
      </Flex>
    </StatusClock>
  );
}

function Facts({ status }: { status: FargateApiStatus }) {
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
      <ObservedFact label={t('task.label')} part={status.taskDefinition}>
        {taskDefinition => (
          <TaskDefinition
            taskDefinition={taskDefinition}
            platform={service?.platform}
          />
        )}
      </ObservedFact>
      <ObservedFact label={t('egress.label')} part={status.egressIps}>
        {addresses =>
          addresses.length > 0 && <EgressAddresses addresses={addresses} />
        }
      </ObservedFact>
    </dl>
  );
}
