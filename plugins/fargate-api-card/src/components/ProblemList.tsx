import { Alert, Button, Flex, VisuallyHidden } from '@backstage/ui';
import {
  FargateApiProblem,
  formatProblem,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import { useState } from 'react';
import styles from './ProblemList.module.css';
import text from './text.module.css';
import { useTranslate } from '../messages/useTranslate';
import { useBackendMessages } from '../messages/useBackendMessages';

/** How many problems are shown at first. */
const SHOWN = 3;

/** What is wrong and what to do about it, the most important first. */
export function ProblemList({ problems }: { problems: FargateApiProblem[] }) {
  const t = useTranslate();
  const [showAll, setShowAll] = useState(false);
  if (problems.length === 0) {
    return null;
  }
  const hidden = problems.length - SHOWN;
  return (
    <Flex direction="column" gap="2" align="start">
      <ul aria-label={t('problems.label')} className={styles.list}>
        {problems
          .slice(0, showAll ? undefined : SHOWN)
          .map((problem, index) => (
            <li key={`${index}.${problem.message}`}>
              <Problem problem={problem} />
            </li>
          ))}
      </ul>
      {hidden > 0 && (
        <Button
          size="small"
          variant="tertiary"
          aria-expanded={showAll}
          onPress={() => setShowAll(!showAll)}
        >
          {showAll
            ? t('problems.fewer')
            : t('problems.more', { count: hidden })}
        </Button>
      )}
    </Flex>
  );
}

function Problem({ problem }: { problem: FargateApiProblem }) {
  const t = useTranslate();
  const { severity, code } = problem;
  const { message, hint } = formatProblem(problem, useBackendMessages());
  return (
    <Alert
      icon
      status={severity === 'error' ? 'danger' : 'warning'}
      title={
        <>
          <VisuallyHidden>{t(`problems.${severity}`)} </VisuallyHidden>
          {message}
        </>
      }
      description={
        (hint || code) && (
          <>
            {hint} {code && <span className={text.code}>{code}</span>}
          </>
        )
      }
    />
  );
}
