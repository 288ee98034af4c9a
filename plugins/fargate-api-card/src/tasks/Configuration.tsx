import { Flex, Text } from '@backstage/ui';
import {
  SecretVariable,
  TaskDefinitionStatus,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import styles from '../components/rows.module.css';
import text from '../components/text.module.css';
import { Translate, useTranslate } from '../messages/useTranslate';

/** The environment variables and secrets of the tasks by name, and their role. */
export function Configuration(props: { taskDefinition: TaskDefinitionStatus }) {
  const t = useTranslate();
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
        <Row name={taskRole} facts={[t('configuration.taskRole')]} />
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
