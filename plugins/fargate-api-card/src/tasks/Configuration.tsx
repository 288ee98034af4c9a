import { Flex, Text } from '@backstage/ui';
import {
  Observed,
  SecretVariable,
  TaskDefinitionStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { ReadFailureNote } from '../components/ReadFailureNote';
import styles from '../components/rows.module.css';
import text from '../components/text.module.css';
import { Translate, useTranslate } from '../messages/useTranslate';

/** The environment variables and secrets of the tasks by name, and their role with its policies. */
export function Configuration(props: {
  taskDefinition: TaskDefinitionStatus;
  taskRolePolicies: Observed<string[]>;
}) {
  const t = useTranslate();
  const { taskRolePolicies } = props;
  const { configuration = [], taskRole } = props.taskDefinition;
  const rows = configuration.flatMap(({ container, secrets, variables }) => {
    const where =
      configuration.length > 1 && t('configuration.container', { container });
    return [
      ...secrets.map(secret => ({
        name: secret.name,
        facts: [...sourceOf(t, secret), where],
      })),
      ...variables.map(name => ({
        name,
        facts: [t('configuration.variable'), where],
      })),
    ];
  });
  return (
    <ul className={`${text.list} ${styles.rows}`}>
      {taskRole && (
        <Row name={taskRole} facts={[roleText(t, taskRolePolicies.value)]} />
      )}
      {taskRolePolicies.failure && (
        <li>
          <ReadFailureNote failure={taskRolePolicies.failure} />
        </li>
      )}
      {rows.map(({ name, facts }, index) => (
        <Row key={`${index}.${name}`} name={name} facts={facts} />
      ))}
    </ul>
  );
}

function Row(props: { name: string; facts: (string | false)[] }) {
  return (
    <li className={styles.row}>
      <Flex direction="column" gap="0.5">
        <Text className={text.code}>{props.name}</Text>
        <Text variant="body-small" className={text.muted}>
          {props.facts.filter(Boolean).join(' · ')}
        </Text>
      </Flex>
    </li>
  );
}

function roleText(t: Translate, policies: string[] | undefined): string {
  if (!policies) {
    return t('configuration.taskRole');
  }
  return policies.length
    ? t('configuration.taskRolePolicies', { names: policies.join(', ') })
    : t('configuration.taskRoleWithoutPolicies');
}

function sourceOf(
  t: Translate,
  { key, service, source, version }: SecretVariable,
): string[] {
  return [
    t(`configuration.${service}`, { source }),
    key ? t('configuration.key', { key }) : '',
    version ? t('configuration.version', { version }) : '',
  ];
}
