import { Text } from '@backstage/ui';
import { DeploymentDifference } from '@fargate-api/backstage-plugin-fargate-api-common';
import text from '../components/text.module.css';
import { Translate, useTranslate } from '../messages/useTranslate';
import { imageName } from '../tasks/imageName';

/** What a deployment has other than what runs. */
export function Differences(props: {
  differences: readonly DeploymentDifference[];
}) {
  const t = useTranslate();
  const { differences } = props;
  if (differences.length === 0) {
    return (
      <Text variant="body-small" className={text.muted}>
        {t('deployments.same')}
      </Text>
    );
  }
  return (
    <>
      <Text variant="body-small" className={text.muted}>
        {t('deployments.differs')}
      </Text>
      <ul className={text.list}>
        {differences.map((difference, index) => (
          <li key={index}>
            <Text variant="body-small">{differenceText(t, difference)}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}

function differenceText(
  t: Translate,
  difference: DeploymentDifference,
): string {
  const { change, deployed, running, subject } = difference;
  const what = subjectText(t, difference);
  if (change === 'changed' && deployed !== undefined && running !== undefined) {
    const short = subject === 'image' ? imageName : (value: string) => value;
    return t('deployments.difference.values', {
      what,
      deployed: short(deployed),
      running: short(running),
    });
  }
  return t(`deployments.difference.${change}`, { what });
}

function subjectText(
  t: Translate,
  { container = '', name = '', subject }: DeploymentDifference,
): string {
  return subject === 'setting' && container
    ? t('deployments.difference.subject.settingOf', { container, name })
    : t(`deployments.difference.subject.${subject}`, { container, name });
}
