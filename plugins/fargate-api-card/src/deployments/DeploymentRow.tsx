import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import {
  DeploymentRecord,
  webUrl,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { Ago } from '../clock/Ago';
import { ageText } from '../clock/ageText';
import { ReadFailureNote } from '../components/ReadFailureNote';
import rows from '../components/rows.module.css';
import text from '../components/text.module.css';
import { Translate, useTranslate } from '../messages/useTranslate';
import { rollBackPath } from '../operations/changeLinks';
import { useOperations } from '../operations/OperationsProvider';
import { imageName } from '../tasks/imageName';
import { canRollBackTo } from './canRollBackTo';
import { commitUrl } from './forgeUrls';
import { Differences } from './Differences';

/** A deployment: its outcome, who deployed what, and what that has other than what runs. */
export function DeploymentRow(props: {
  deployment: DeploymentRecord;
  /** All that are listed. */
  deployments: readonly DeploymentRecord[];
}) {
  const t = useTranslate();
  const { entity } = useEntity();
  const { links, permissions } = useOperations();
  const { deployment, deployments } = props;
  const { alarms, isRunning, outcome, reason, startedAt, taskDefinition } =
    deployment;
  const mayUpdate = links && (permissions.restart || permissions.scale);
  const facts = [
    ...(isRunning ? [t('deployments.running')] : []),
    ...whoOf(t, deployment),
    ...tookOf(t, deployment),
  ];
  return (
    <li className={rows.row}>
      <Text variant="body-small" className={text.muted}>
        {startedAt && <Ago instant={startedAt} />}
      </Text>
      <Flex direction="column" gap="0.5">
        <Text variant="body-small">
          <strong>{t(`deployments.outcome.${outcome}`)}</strong>
          {taskDefinition && ` · ${taskDefinition}`}
          {facts.map(fact => ` · ${fact}`).join('')}
        </Text>
        {deployment.images.map(({ container, digest, image }, index) => (
          <Text
            key={`${index}.${container}`}
            className={`${text.code} ${text.muted}`}
          >
            <span title={digest ? `${image} ${digest}` : image}>
              {imageName(image)}
            </span>
          </Text>
        ))}
        {reason && (
          <Text variant="body-small">
            {t('deployments.reason', { reason })}
          </Text>
        )}
        {alarms && (
          <Text variant="body-small">
            {t('deployments.alarms', { names: alarms.join(', ') })}
          </Text>
        )}
        <Origin
          deployment={deployment}
          commitLink={commitUrl(entity, deployment.commit)}
        />
        {deployment.failure && <ReadFailureNote failure={deployment.failure} />}
        {!isRunning && deployment.differences && (
          <Differences differences={deployment.differences} />
        )}
        {mayUpdate && canRollBackTo(deployment, deployments) && (
          <Link
            href={rollBackPath(entity, deployment.revision)}
            variant="body-small"
          >
            {t('deployments.rollBack', { taskDefinition: taskDefinition! })}
          </Link>
        )}
      </Flex>
    </li>
  );
}

/** The commit, the run of the pipeline and the task of the portal. */
function Origin(props: { deployment: DeploymentRecord; commitLink?: string }) {
  const t = useTranslate();
  const { commit, run, task } = props.deployment;
  const commitText =
    commit && t('deployments.commit', { commit: commit.slice(0, 7) });
  const links = [
    { label: commitText, href: props.commitLink },
    { label: run && t('deployments.run'), href: webUrl(run) },
    {
      label: task && t('deployments.task'),
      href: task && `/create/tasks/${encodeURIComponent(task)}`,
    },
  ].filter(({ label }) => label);
  return links.length === 0 ? null : (
    <Flex gap="3">
      {links.map(({ href, label }) =>
        href ? (
          <Link key={label} href={href} variant="body-small">
            {label}
          </Link>
        ) : (
          <Text key={label} variant="body-small">
            {label}
          </Text>
        ),
      )}
    </Flex>
  );
}

function whoOf(
  t: Translate,
  { approvedBy, deployedBy, kind, rolledBackTo }: DeploymentRecord,
): string[] {
  if (kind !== 'revision') {
    return [t(`deployments.kind.${kind}`)];
  }
  if (!deployedBy) {
    return [];
  }
  const by = shortName(deployedBy);
  return [
    rolledBackTo === undefined
      ? t('deployments.by', { by })
      : t('deployments.rolledBackTo', { revision: rolledBackTo, by }),
    ...(approvedBy
      ? [t('deployments.approvedBy', { by: shortName(approvedBy) })]
      : []),
  ];
}

function shortName(name: string): string {
  return name.replace(/^user:default\//, '');
}

function tookOf(
  t: Translate,
  { finishedAt, startedAt }: DeploymentRecord,
): string[] {
  if (!finishedAt || !startedAt) {
    return [];
  }
  const took = Date.parse(finishedAt) - Date.parse(startedAt);
  return took >= 0 ? [t('deployments.took', { age: ageText(t, took) })] : [];
}
